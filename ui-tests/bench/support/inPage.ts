/**
 * What runs in the page, before anything else there. Each function is sent as
 * text: it may use nothing from outside of itself.
 */

/** What a stopwatch notes: `ghost` and `popup` when the screen draws them. */
export type Event =
  'key' | 'click' | 'request' | 'response' | 'popup' | 'ghost' | 'ghostPlaced';

/** Something that happened, in milliseconds since the navigation began. */
export interface IMark {
  readonly event: Event;
  readonly at: number;
}

declare global {
  var benchMarks: IMark[];
  var benchReady: Promise<{ restored: number; ready: number }>;
}

/**
 * JupyterLab without our extension: the page's list of extensions is cut
 * before the script that reads it runs.
 */
export function switchExtensionOff(): void {
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
export function noteReady(): void {
  performance.setResourceTimingBufferSize(5000);
  window.benchReady = new Promise(resolve => {
    const end = (restored: number) => {
      if (document.getElementById('jupyterlab-splash') === null) {
        resolve({ restored, ready: performance.now() });
      } else {
        requestAnimationFrame(() => end(restored));
      }
    };
    const look = () => {
      // Declared by galata as always there; at first it is not.
      const app = window.jupyterapp as typeof window.jupyterapp | undefined;
      if (app) {
        void app.restored.then(() => end(performance.now()));
      } else {
        requestAnimationFrame(look);
      }
    };
    look();
  });
}

/** Note keys, clicks, requests for completions, and the frame in which popup or ghost appear. */
export function startStopwatch(): void {
  window.benchMarks = [];
  const mark = (event: Event) => {
    window.benchMarks.push({ event, at: performance.now() });
  };
  window.addEventListener('keydown', () => mark('key'), true);
  window.addEventListener('mousedown', () => mark('click'), true);

  const { fetch } = window;
  window.fetch = async (...call) => {
    const [input] = call;
    const url = input instanceof Request ? input.url : String(input);
    // Through the relay JupyterLab numbers them.
    const asked = /\/v1\/completions(\?\d+)?$/.test(url);
    if (asked) {
      mark('request');
    }
    const response = await fetch(...call);
    if (asked) {
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
  const visible = new Set<Event>();
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
