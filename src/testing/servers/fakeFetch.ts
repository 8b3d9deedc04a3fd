/** One completion that was asked for, as the service sees it. */
export class FakeAnswer {
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
      this.hasEnded = false;
      if (this.isOpen) {
        this.close();
        this.controller.error(new DOMException('', 'AbortError'));
      }
    });
  }

  /** Whether the connection is open. */
  isOpen = true;
  /** What the model has written so far. */
  writtenText = '';
  readonly body: ReadableStream<Uint8Array>;

  /** The model writes; on its way, the event is cut where it may be. */
  write(text: string, splitBytes: (bytes: Uint8Array) => Uint8Array[]): void {
    this.writtenText += text;
    this.sendEvent({ id: this.id, choices: [{ text }] }, splitBytes);
  }

  /** Whether the model has said all, and was heard. */
  hasEnded = false;

  end(): void {
    this.hasEnded = true;
    this.send(new TextEncoder().encode('data: [DONE]\n\n'));
    this.close();
    this.controller.close();
  }

  /** The model fails in the middle of its answer. */
  fail(failure: 'cut' | 'error' | 'reset'): void {
    if (failure === 'error') {
      this.sendEvent({ error: { message: 'broken' } }, bytes => [bytes]);
    }
    this.close();
    if (failure === 'reset') {
      this.controller.error(new TypeError('network error'));
    } else {
      this.controller.close();
    }
  }

  private sendEvent(
    data: unknown,
    splitBytes: (bytes: Uint8Array) => Uint8Array[]
  ): void {
    const text = `data: ${JSON.stringify(data)}\n\n`;
    splitBytes(new TextEncoder().encode(text)).forEach(part => this.send(part));
  }

  private send(bytes: Uint8Array): void {
    this.controller.enqueue(bytes);
  }

  private close(): void {
    this.isOpen = false;
  }

  private controller!: ReadableStreamDefaultController<Uint8Array>;
}

/**
 * A service without a network between, for runs by the thousand: a `fetch`
 * whose completions a spec writes. Everything else is answered with success.
 */
export class FakeFetch {
  /**
   * @param onCompletion - told of each completion at the moment it is asked for;
   * answers the status with which it is refused, or 200.
   */
  constructor(private readonly onCompletion: (answer: FakeAnswer) => number) {}

  readonly fetch: typeof fetch = async (input, init) => {
    const signal = init?.signal ?? new AbortController().signal;
    signal.throwIfAborted();
    if (!String(input).endsWith('/v1/completions')) {
      return new Response('{"success": true}');
    }
    const body = JSON.parse(String(init?.body)) as { prompt: string };
    const answer = new FakeAnswer(
      `c${++this.answerCount}`,
      body.prompt,
      signal
    );
    const status = this.onCompletion(answer);
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
  get openAnswers(): FakeAnswer[] {
    this.answers = this.answers.filter(({ isOpen: alive }) => alive);
    return this.answers;
  }

  private answers: FakeAnswer[] = [];
  private answerCount = 0;
}
