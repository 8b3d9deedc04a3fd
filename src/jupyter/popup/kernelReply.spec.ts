import { FakeKernel } from '../../testing/editors/standInKernel';
import { kernelReply } from './kernelReply';

const REPLY = { matches: ['print'], cursor_start: 2, cursor_end: 4 };

/** What is made of an answer of the kernel. */
async function made(content: unknown) {
  const kernel = new FakeKernel();
  const reply = kernelReply(kernel.session, 1000);
  kernel.answer(content);
  return reply;
}

describe("the kernel's reply", () => {
  it('says what its items insert, and where', async () => {
    expect(await made({ ...REPLY, metadata: {} })).toEqual({
      texts: ['print'],
      longest: 5,
      start: 2,
      end: 4
    });
  });

  it("is read with IPython's metadata", async () => {
    const _jupyter_types_experimental = [
      { text: '%time', type: 'magic function' },
      null,
      { text: 7 }
    ];
    const metadata = { _jupyter_types_experimental };
    const matches = ['time', 'b', 'c', 'd'];
    expect(await made({ ...REPLY, matches, metadata })).toMatchObject({
      texts: ['%time', 'b', '7', 'd'],
      longest: 18
    });
  });

  it.each<[string, unknown]>([
    ['has no matches', { ...REPLY, matches: [] }],
    ['is an error', { status: 'error', ename: 'E', evalue: '', traceback: [] }],
    ['says no place', { matches: ['print'] }],
    ['is no reply', null]
  ])('is nothing, where it %s', async (_, content) => {
    expect(await made(content)).toBeNull();
  });

  it('is the first that comes, whatever else is said', async () => {
    const kernel = new FakeKernel();
    const reply = kernelReply(kernel.session, 1000);
    kernel.emit('status');
    kernel.emit('complete_reply', REPLY, 'send');
    kernel.answer({ ...REPLY, matches: ['first'] });
    kernel.answer(REPLY);
    expect((await reply)?.texts).toEqual(['first']);
  });

  it('is nothing, where none comes in time', async () => {
    expect(await kernelReply(new FakeKernel().session, 1)).toBeNull();
  });

  it.each([null, undefined, { kernel: null }])(
    'is nothing, at once, with %p for a session',
    async session => {
      expect(await kernelReply(session, 1e6)).toBeNull();
    }
  );
});
