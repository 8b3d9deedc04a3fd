import type { BrowserContext, CDPSession } from '@playwright/test';

/** Part of the URL of the extension's own scripts. */
const EXTENSION_PATH = '/extensions/jupyterlab-qiskit-completer/';

/** The time between two samples of the profiler. */
const SAMPLING_INTERVAL_US = 100;

/** Measures the main thread of a page by Chromium's own counters and profiler. */
export class MainThread {
  private constructor(private readonly session: CDPSession) {}

  /** Attaches to the only page of a context. */
  static async attach(context: BrowserContext): Promise<MainThread> {
    // Playwright does not accept the page that galata has wrapped.
    const [page] = context.pages();
    if (page === undefined) {
      throw new Error('The context has no page.');
    }
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    await session.send('Profiler.enable');
    await session.send('Profiler.setSamplingInterval', {
      interval: SAMPLING_INTERVAL_US
    });
    return new MainThread(session);
  }

  /**
   * Measures how long the thread was busy with any task during an action, in
   * ms.
   */
  async measureTasksMs(action: () => Promise<void>): Promise<number> {
    const before = await this.readTaskTimeMs();
    await action();
    return (await this.readTaskTimeMs()) - before;
  }

  /**
   * Measures how long the thread was in the extension's functions, or in
   * functions called by them, during an action, in µs. JupyterLab's own work is
   * left out: it grows with the notebook, too, and varies more than the
   * extension's whole work.
   */
  async measureExtensionUs(action: () => Promise<void>): Promise<number> {
    await this.session.send('Profiler.start');
    await action();
    const { profile } = await this.session.send('Profiler.stop');
    const extensionNodes = new Set<number>();
    // Parents come before their children.
    for (const { id, callFrame, children = [] } of profile.nodes) {
      if (extensionNodes.has(id) || callFrame.url.includes(EXTENSION_PATH)) {
        [id, ...children].forEach(nodeId => extensionNodes.add(nodeId));
      }
    }
    const { samples = [], timeDeltas = [] } = profile;
    // Each delta is the time before its sample.
    return samples.reduce(
      (sumUs, id, index) =>
        sumUs + (extensionNodes.has(id) ? (timeDeltas[index + 1] ?? 0) : 0),
      0
    );
  }

  private async readTaskTimeMs(): Promise<number> {
    const { metrics } = await this.session.send('Performance.getMetrics');
    const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value;
    return (seconds ?? NaN) * 1000;
  }
}
