/**
 * Functions that run in the page before its own scripts. Each is sent as text,
 * so it cannot use anything from outside of itself.
 */

/**
 * The events that the stopwatch records. `ghostPlaced` is the moment at which
 * ghost text is in the document; `ghost` and `popup` are the frames that draw it.
 */
export type BenchEvent =
  'key' | 'click' | 'request' | 'response' | 'popup' | 'ghost' | 'ghostPlaced';

/** An event and its time, in ms since the navigation began. */
export interface IMark {
  readonly event: BenchEvent;
  readonly timeMs: number;
}

declare global {
  var benchMarks: IMark[];
  var benchReady: Promise<{ restored: number; ready: number }>;
}

/**
 * Starts JupyterLab without the extension: removes it from the page's list of
 * extensions before the script that reads the list runs.
 */
export function disableExtension(): void {
  document.addEventListener('readystatechange', () => {
    const node = document.getElementById('jupyter-config-data');
    if (document.readyState !== 'interactive' || node === null) {
      return;
    }
    const config = JSON.parse(node.textContent ?? '') as {
      federated_extensions: { name: string }[];
    };
    config.federated_extensions = config.federated_extensions.filter(
      ({ name }) => name !== 'jupyterlab-qiskit-completer'
    );
    node.textContent = JSON.stringify(config);
  });
}

/**
 * Records when JupyterLab is restored, and when its splash screen has gone,
 * too.
 */
export function recordReadyTimes(): void {
  performance.setResourceTimingBufferSize(5000);
  window.benchReady = new Promise(resolve => {
    const waitForSplash = (restored: number) => {
      if (document.getElementById('jupyterlab-splash') === null) {
        resolve({ restored, ready: performance.now() });
      } else {
        requestAnimationFrame(() => waitForSplash(restored));
      }
    };
    const waitForApp = () => {
      // Galata declares it as always defined, but at first it is not.
      const app = window.jupyterapp as typeof window.jupyterapp | undefined;
      if (app) {
        void app.restored.then(() => waitForSplash(performance.now()));
      } else {
        requestAnimationFrame(waitForApp);
      }
    };
    waitForApp();
  });
}

/**
 * Records keys, clicks, requests for completions, and the frames that first
 * draw popup or ghost text.
 */
export function startStopwatch(): void {
  window.benchMarks = [];
  const mark = (event: BenchEvent) => {
    window.benchMarks.push({ event, timeMs: performance.now() });
  };
  window.addEventListener('keydown', () => mark('key'), true);
  window.addEventListener('mousedown', () => mark('click'), true);

  const { fetch } = window;
  window.fetch = async (...args) => {
    const [input] = args;
    const url = input instanceof Request ? input.url : String(input);
    // For requests through the relay JupyterLab adds a number.
    const isCompletion = /\/v1\/completions(\?\d+)?$/.test(url);
    if (isCompletion) {
      mark('request');
    }
    const response = await fetch(...args);
    if (isCompletion) {
      mark('response');
    }
    return response;
  };

  const watchedElements = [
    {
      event: 'popup',
      selector: '.jp-Completer:not(.lm-mod-hidden) .jp-Completer-item'
    },
    {
      event: 'ghost',
      // JupyterLab replaces ghost text by an empty spacer for a while.
      selector: '.jp-GhostText:not(:empty, [class*="Spacer"])'
    }
  ] as const;
  const visible = new Set<BenchEvent>();
  new MutationObserver(() => {
    for (const { event, selector } of watchedElements) {
      if (document.querySelector(selector) === null) {
        visible.delete(event);
      } else if (!visible.has(event)) {
        visible.add(event);
        if (event === 'ghost') {
          mark('ghostPlaced');
        }
        requestAnimationFrame(() => mark(event));
      }
    }
  }).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ['class']
  });
}
