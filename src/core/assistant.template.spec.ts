import { service, startAssistant } from '../testing/servers/assistant';
import { placeAt } from '../testing/cursorContextAt';
import { answerStream, chunkOf, stopServers } from '../testing/servers/standInServer';
import type { IAssistantSettings } from './settings/settings';

const QWEN = '<|fim_prefix|>{prefix}<|fim_suffix|>{suffix}<|fim_middle|>';
const PLACE = placeAt('qc = Quantum║\nqc.draw()');

/** What a service is sent for a completion, and what is shown of its answer. */
async function completed(
  changed: Partial<IAssistantSettings>,
  pieces = ['Circuit(2)']
) {
  const answer = service('', response => {
    const send = answerStream(response);
    pieces.forEach(text => send(chunkOf(text)));
    send(chunkOf('', 'stop'));
    send('[DONE]');
    response.end();
  });
  const { assistant, server, states } = await startAssistant(answer, changed);
  const suggestion = await assistant.suggest(PLACE, false);
  await suggestion?.session.ended;
  const sent = server.seen.find(({ method }) => method === 'POST')?.body;
  return { sent, states, assistant, shown: suggestion?.session.text };
}

afterEach(stopServers);

describe('a template', () => {
  it('makes the prompt, and no suffix is sent', async () => {
    const { sent, shown } = await completed({ fimTemplate: QWEN });
    expect(sent).toMatchObject({
      prompt:
        '<|fim_prefix|>qc = Quantum<|fim_suffix|>\nqc.draw()<|fim_middle|>'
    });
    expect(sent).not.toHaveProperty('suffix');
    expect(shown).toBe('Circuit(2)');
  });

  it.each(['<|endoftext|>', '<|fim_pad|>', '<EOT>'])(
    'brings no %s into the text',
    async token => {
      const cut = token.length / 2;
      const pieces = ['Circuit(2)', token.slice(0, cut), token.slice(cut)];
      const { shown } = await completed({ fimTemplate: QWEN }, pieces);
      expect(shown).toBe('Circuit(2)');
    }
  );

  it('that lacks a part is said for as long as it does, and stops nothing', async () => {
    const fimTemplate = '<|fim_prefix|>{prefix}';
    const { sent, shown, states } = await completed({ fimTemplate });
    expect(sent).toMatchObject({
      prompt: 'qc = Quantum',
      suffix: '\nqc.draw()'
    });
    expect(shown).toBe('Circuit(2)');
    expect(states.all.at(-1)).toEqual({
      kind: 'failed',
      problem: { kind: 'badTemplate' }
    });
  });

  it('is taken over when it changes', async () => {
    const { assistant, server, settings } = await startAssistant(service('x'));
    assistant.configure({ ...settings, fimTemplate: QWEN });
    await assistant.suggest(PLACE, false);
    const { prompt } = server.seen.at(-1)?.body as { prompt: string };
    expect(prompt).toContain('<|fim_middle|>');
  });
});
