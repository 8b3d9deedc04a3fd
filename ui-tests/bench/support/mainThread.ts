import type { BrowserContext, CDPSession } from '@playwright/test';

/** Where the extension's own scripts come from. */
const OURS = '/extensions/jupyterlab-qiskit-completer/';

/** How often the profiler looks, in microseconds. */
const INTERVAL_US = 100;

/** What Chromium says about a page's main thread. */
export class MainThread {
  private constructor(private readonly session: CDPSession) {}

  /** That of the only page of a context. */
  static async of(context: BrowserContext): Promise<MainThread> {
    // Playwright takes no page that galata has wrapped.
    const [page] = context.pages();
    if (page === undefined) {
      throw new Error('The context has no page.');
    }
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    await session.send('Profiler.enable');
    await session.send('Profiler.setSamplingInterval', {
      interval: INTERVAL_US
    });
    return new MainThread(session);
  }

  /** How long it was busy during an action, with whatever, in milliseconds. */
  async tasks(action: () => Promise<void>): Promise<number> {
    const before = await this.taskTime();
    await action();
    return (await this.taskTime()) - before;
  }

  /**
   * How long during an action it was in our functions or in what they call, in
   * microseconds. What JupyterLab spends by itself is not in it: that grows
   * with a notebook's size too, and varies more than all we do.
   */
  async ours(action: () => Promise<void>): Promise<number> {
    await this.session.send('Profiler.start');
    await action();
    const { profile } = await this.session.send('Profiler.stop');
    const ours = new Set<number>();
    // Parents come before their children.
    for (const { id, callFrame, children = [] } of profile.nodes) {
      if (ours.has(id) || callFrame.url.includes(OURS)) {
        [id, ...children].forEach(one => ours.add(one));
      }
    }
    const { samples = [], timeDeltas = [] } = profile;
    // Each delta is the time before its sample.
    return samples.reduce(
      (sum, id, at) => sum + (ours.has(id) ? (timeDeltas[at + 1] ?? 0) : 0),
      0
    );
  }

  private async taskTime(): Promise<number> {
    const { metrics } = await this.session.send('Performance.getMetrics');
    const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value;
    return (seconds ?? NaN) * 1000;
  }
}
