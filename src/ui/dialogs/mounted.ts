import type { IDisposable } from '@lumino/disposable';
import {
  createElement,
  type ReactElement,
  useLayoutEffect,
  useRef
} from 'react';

/** What makes its own DOM. */
export interface IMountable extends IDisposable {
  readonly node: HTMLElement;
}

/** A React element around something that makes its own DOM, once. */
export function Mounted({ make }: { make: () => IMountable }): ReactElement {
  const containerRef = useRef<HTMLDivElement>(null);
  const makeRef = useRef(make);
  useLayoutEffect(() => {
    const mounted = makeRef.current();
    containerRef.current?.append(mounted.node);
    return () => mounted.dispose();
  }, []);
  return createElement('div', { ref: containerRef });
}
