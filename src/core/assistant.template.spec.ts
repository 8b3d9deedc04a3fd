import {
  createServiceHandler,
  startAssistant
} from '../testing/servers/assistant';
import { createCursorContext } from '../testing/cursorContextAt';
import {
  beginEventStream,
  createChunk,
  stopServers
} from '../testing/servers/standInServer';
import type { IAssistantSettings } from './settings/settings';

const QWEN = '<|fim_prefix|>{prefix}<|fim_suffix|>{suffix}<|fim_middle|>';
const CONTEXT = createCursorContext('qc = Quantum║\nqc.draw()');

/** What a service is sent for a completion, and what is shown of its answer. */
async function completeWith(
  changed: Partial<IAssistantSettings>,
  chunks = ['Circuit(2)']
) {
  const answer = createServiceHandler('', response => {
    const send = beginEventStream(response);
    chunks.forEach(text => send(createChunk(text)));
    send(createChunk('', 'stop'));
    send('[DONE]');
    response.end();
  });
  const { assistant, server, states } = await startAssistant(answer, changed);
  const suggestion = await assistant.suggest(CONTEXT, false);
  await suggestion?.session.ended;
  const sent = server.requests.find(({ method }) => method === 'POST')?.body;
  return { sent, states, assistant, shown: suggestion?.session.text };
}

afterEach(stopServers);

describe('a template', () => {
  it('makes the prompt, and no suffix is sent', async () => {
    const { sent, shown } = await completeWith({ fimTemplate: QWEN });
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
      const { shown } = await completeWith({ fimTemplate: QWEN }, pieces);
      expect(shown).toBe('Circuit(2)');
    }
  );

  it('that lacks a part is said for as long as it does, and stops nothing', async () => {
    const fimTemplate = '<|fim_prefix|>{prefix}';
    const { sent, shown, states } = await completeWith({ fimTemplate });
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
    const { assistant, server, settings } = await startAssistant(
      createServiceHandler('x')
    );
    assistant.configure({ ...settings, fimTemplate: QWEN });
    await assistant.suggest(CONTEXT, false);
    const { prompt } = server.requests.at(-1)?.body as { prompt: string };
    expect(prompt).toContain('<|fim_middle|>');
  });
});
