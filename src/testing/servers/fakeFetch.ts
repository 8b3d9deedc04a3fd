/** One completion that was asked for, as the service sees it. */
export class WireAnswer {
  constructor(
    readonly id: string,
    readonly prompt: string,
    signal: AbortSignal
  ) {
    this.body = new ReadableStream<Uint8Array>({
      start: controller => {
        this.controller = controller;
      },
      cancel: () => this.close()
    });
    signal.addEventListener('abort', () => {
      // Whoever gives up hasn't read the end.
      this.ended = false;
      if (this.alive) {
        this.close();
        this.controller.error(new DOMException('', 'AbortError'));
      }
    });
  }

  /** Whether the connection is open. */
  alive = true;
  /** What the model has written so far. */
  said = '';
  readonly body: ReadableStream<Uint8Array>;

  /** The model writes; on its way, the event is cut where it may be. */
  write(text: string, cuts: (bytes: Uint8Array) => Uint8Array[]): void {
    this.said += text;
    this.event({ id: this.id, choices: [{ text }] }, cuts);
  }

  /** Whether the model has said all, and was heard. */
  ended = false;

  end(): void {
    this.ended = true;
    this.send(new TextEncoder().encode('data: [DONE]\n\n'));
    this.close();
    this.controller.close();
  }

  /** The model fails in the middle of its answer. */
  fail(how: 'cut' | 'error' | 'reset'): void {
    if (how === 'error') {
      this.event({ error: { message: 'broken' } }, bytes => [bytes]);
    }
    this.close();
    if (how === 'reset') {
      this.controller.error(new TypeError('network error'));
    } else {
      this.controller.close();
    }
  }

  private event(
    data: unknown,
    cuts: (bytes: Uint8Array) => Uint8Array[]
  ): void {
    const text = `data: ${JSON.stringify(data)}\n\n`;
    cuts(new TextEncoder().encode(text)).forEach(part => this.send(part));
  }

  private send(bytes: Uint8Array): void {
    this.controller.enqueue(bytes);
  }

  private close(): void {
    this.alive = false;
  }

  private controller!: ReadableStreamDefaultController<Uint8Array>;
}

/**
 * A service without a network between, for runs by the thousand: a `fetch`
 * whose completions a spec writes. Everything else is answered with success.
 */
export class Wire {
  /**
   * @param onAsked - told of each completion at the moment it is asked for;
   * answers the status with which it is refused, or 200.
   */
  constructor(private readonly onAsked: (answer: WireAnswer) => number) {}

  readonly fetch: typeof fetch = async (input, init) => {
    const signal = init?.signal ?? new AbortController().signal;
    signal.throwIfAborted();
    if (!String(input).endsWith('/v1/completions')) {
      return new Response('{"success": true}');
    }
    const body = JSON.parse(String(init?.body)) as { prompt: string };
    const answer = new WireAnswer(`c${++this.count}`, body.prompt, signal);
    const status = this.onAsked(answer);
    if (status !== 200) {
      answer.fail('cut');
      return new Response('{"detail": "No."}', { status });
    }
    this.answers.push(answer);
    return new Response(answer.body, {
      headers: { 'content-type': 'text/event-stream' }
    });
  };

  /** The completions whose connection is open; others are forgotten. */
  get open(): WireAnswer[] {
    this.answers = this.answers.filter(({ alive }) => alive);
    return this.answers;
  }

  private answers: WireAnswer[] = [];
  private count = 0;
}
