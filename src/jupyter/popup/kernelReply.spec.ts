import { FakeKernel } from '../../testing/editors/fakeKernel';
import { waitForKernelReply } from './kernelReply';

const REPLY = { matches: ['print'], cursor_start: 2, cursor_end: 4 };

/** Returns the reply that is read from a message of the kernel. */
async function readReply(content: unknown) {
  const kernel = new FakeKernel();
  const reply = waitForKernelReply(kernel.session, 1000);
  kernel.answer(content);
  return reply;
}

describe("the kernel's reply", () => {
  it('has the texts and the range of its items', async () => {
    expect(await readReply({ ...REPLY, metadata: {} })).toEqual({
      texts: ['print'],
      maxItemUnits: 5,
      start: 2,
      end: 4
    });
  });

  it("uses IPython's metadata", async () => {
    const _jupyter_types_experimental = [
      { text: '%time', type: 'magic function' },
      null,
      { text: 7 }
    ];
    const metadata = { _jupyter_types_experimental };
    const matches = ['time', 'b', 'c', 'd'];
    expect(await readReply({ ...REPLY, matches, metadata })).toMatchObject({
      texts: ['%time', 'b', '7', 'd'],
      maxItemUnits: 18
    });
  });

  it.each<[string, unknown]>([
    ['has no matches', { ...REPLY, matches: [] }],
    ['is an error', { status: 'error', ename: 'E', evalue: '', traceback: [] }],
    ['has no range', { matches: ['print'] }],
    ['is not an object', null]
  ])('is null if it %s', async (_, content) => {
    expect(await readReply(content)).toBeNull();
  });

  it('is the first reply, whichever other messages there are', async () => {
    const kernel = new FakeKernel();
    const reply = waitForKernelReply(kernel.session, 1000);
    kernel.emit('status');
    kernel.emit('complete_reply', REPLY, 'send');
    kernel.answer({ ...REPLY, matches: ['first'] });
    kernel.answer(REPLY);
    expect((await reply)?.texts).toEqual(['first']);
  });

  it('is null if none arrives in time', async () => {
    expect(await waitForKernelReply(new FakeKernel().session, 1)).toBeNull();
  });

  it.each([null, undefined, { kernel: null }])(
    'is null at once if the session is %p',
    async session => {
      expect(await waitForKernelReply(session, 1e6)).toBeNull();
    }
  );
});
