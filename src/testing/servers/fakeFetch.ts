/** The answer to one completion request, as the service sees it. */
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
      // A client that aborts has not read the end.
      this.hasEnded = false;
      if (this.isOpen) {
        this.close();
        this.controller.error(new DOMException('', 'AbortError'));
      }
    });
  }

  /** True if the connection is open. */
  isOpen = true;
  /** The text that the model has written so far. */
  writtenText = '';
  readonly body: ReadableStream<Uint8Array>;

  /** Writes a chunk of text, as one event whose bytes arrive in parts. */
  write(text: string, splitBytes: (bytes: Uint8Array) => Uint8Array[]): void {
    this.writtenText += text;
    this.sendEvent({ id: this.id, choices: [{ text }] }, splitBytes);
  }

  /** True if the model has ended its answer, and the client has not aborted before. */
  hasEnded = false;

  end(): void {
    this.hasEnded = true;
    this.send(new TextEncoder().encode('data: [DONE]\n\n'));
    this.close();
    this.controller.close();
  }

  /** Fails in the middle of the answer: without an end, with an error event, or with a network error. */
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
 * A service without a network, so that thousands of runs are fast: a `fetch`
 * whose completions a spec writes. All other requests succeed.
 */
export class FakeFetch {
  /**
   * @param onCompletion - called with each completion request; returns the HTTP
   * status of the response. Nothing is generated unless it is 200.
   */
  constructor(private readonly onCompletion: (answer: FakeAnswer) => number) {}

  readonly fetch: typeof fetch = async (input, init) => {
    const signal = init?.signal ?? new AbortController().signal;
    signal.throwIfAborted();
    const url = String(input);
    if (url.endsWith('/v1/completions/accept')) {
      const { completion } = JSON.parse(String(init?.body)) as {
        completion: string;
      };
      this.reportedIds.push(completion);
    }
    if (!url.endsWith('/v1/completions')) {
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

  /** The answers whose connection is open; others are forgotten. */
  get openAnswers(): FakeAnswer[] {
    this.answers = this.answers.filter(({ isOpen }) => isOpen);
    return this.answers;
  }

  /** The ids of the completions in the acceptance reports, in order. */
  readonly reportedIds: string[] = [];

  private answers: FakeAnswer[] = [];
  private answerCount = 0;
}
