import type { IDisposable } from '@lumino/disposable';
import {
  createElement,
  type ReactElement,
  useLayoutEffect,
  useRef
} from 'react';

/** A component that builds its own DOM. */
export interface IDomComponent extends IDisposable {
  readonly node: HTMLElement;
}

/**
 * A React element that contains a component with its own DOM. This is the only
 * bridge between the two: React is used where JupyterLab demands a React
 * element, as for the fields of its settings editor, and `dom.ts` elsewhere.
 *
 * @param props.make - creates the component; called once.
 */
export function Mounted({ make }: { make: () => IDomComponent }): ReactElement {
  const containerRef = useRef<HTMLDivElement>(null);
  const makeRef = useRef(make);
  useLayoutEffect(() => {
    const component = makeRef.current();
    containerRef.current?.append(component.node);
    return () => component.dispose();
  }, []);
  return createElement('div', { ref: containerRef });
}
