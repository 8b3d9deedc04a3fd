import type { BrowserContext, CDPSession } from '@playwright/test';

/** Where the extension's own scripts come from. */
const EXTENSION_PATH = '/extensions/jupyterlab-qiskit-completer/';

/** How often the profiler looks, in microseconds. */
const SAMPLING_INTERVAL_US = 100;

/** What Chromium says about a page's main thread. */
export class MainThread {
  private constructor(private readonly session: CDPSession) {}

  /** That of the only page of a context. */
  static async attach(context: BrowserContext): Promise<MainThread> {
    // Playwright takes no page that galata has wrapped.
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

  /** How long it was busy during an action, with whatever, in milliseconds. */
  async measureTasksMs(action: () => Promise<void>): Promise<number> {
    const before = await this.readTaskTimeMs();
    await action();
    return (await this.readTaskTimeMs()) - before;
  }

  /**
   * How long during an action it was in our functions or in what they call, in
   * microseconds. What JupyterLab spends by itself is not in it: that grows
   * with a notebook's size too, and varies more than all we do.
   */
  async measureExtensionUs(action: () => Promise<void>): Promise<number> {
    await this.session.send('Profiler.start');
    await action();
    const { profile } = await this.session.send('Profiler.stop');
    const extensionNodes = new Set<number>();
    // Parents come before their children.
    for (const { id, callFrame, children = [] } of profile.nodes) {
      if (extensionNodes.has(id) || callFrame.url.includes(EXTENSION_PATH)) {
        [id, ...children].forEach(one => extensionNodes.add(one));
      }
    }
    const { samples = [], timeDeltas = [] } = profile;
    // Each delta is the time before its sample.
    return samples.reduce(
      (sum, id, at) =>
        sum + (extensionNodes.has(id) ? (timeDeltas[at + 1] ?? 0) : 0),
      0
    );
  }

  private async readTaskTimeMs(): Promise<number> {
    const { metrics } = await this.session.send('Performance.getMetrics');
    const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value;
    return (seconds ?? NaN) * 1000;
  }
}
