/**
 * What runs in the page, before anything else there. Each function is sent as
 * text: it may use nothing from outside of itself.
 */

/** What a stopwatch notes: `ghost` and `popup` when the screen draws them. */
export type BenchEvent =
  'key' | 'click' | 'request' | 'response' | 'popup' | 'ghost' | 'ghostPlaced';

/** Something that happened, in milliseconds since the navigation began. */
export interface IMark {
  readonly event: BenchEvent;
  readonly timeMs: number;
}

declare global {
  var benchMarks: IMark[];
  var benchReady: Promise<{ restored: number; ready: number }>;
}

/**
 * JupyterLab without our extension: the page's list of extensions is cut
 * before the script that reads it runs.
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

/** Note when JupyterLab was restored, and when its splash was gone as well. */
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
      // Declared by galata as always there; at first it is not.
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

/** Note keys, clicks, requests for completions, and the frame in which popup or ghost appear. */
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
    // Through the relay JupyterLab numbers them.
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

  const watched = [
    {
      event: 'popup',
      selector: '.jp-Completer:not(.lm-mod-hidden) .jp-Completer-item'
    },
    {
      event: 'ghost',
      // Where one was, JupyterLab leaves an empty space for a while.
      selector: '.jp-GhostText:not(:empty, [class*="Spacer"])'
    }
  ] as const;
  const visible = new Set<BenchEvent>();
  new MutationObserver(() => {
    for (const { event, selector } of watched) {
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
