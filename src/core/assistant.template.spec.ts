import {
  createServiceHandler,
  startAssistant
} from '../testing/servers/assistant';
import { createCursorContext } from '../testing/cursorContextAt';
import {
  beginEventStream,
  createChunk,
  stopServers
} from '../testing/servers/testServer';
import type { IAssistantSettings } from './settings/settings';

const QWEN = '<|fim_prefix|>{prefix}<|fim_suffix|>{suffix}<|fim_middle|>';
const CONTEXT = createCursorContext('qc = Quantum║\nqc.draw()');

/** Requests a completion; returns what was sent and what is shown of the answer. */
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
  const { assistant, server, statusLog } = await startAssistant(
    answer,
    changed
  );
  const suggestion = await assistant.completions.suggest(CONTEXT, false);
  await suggestion?.generation.finished;
  const sentBody = server.requests.find(
    ({ method }) => method === 'POST'
  )?.body;
  return { sentBody, statusLog, assistant, shown: suggestion?.generation.text };
}

afterEach(stopServers);

describe('a template', () => {
  it('forms the prompt, and no suffix is sent', async () => {
    const { sentBody, shown } = await completeWith({ fimTemplate: QWEN });
    expect(sentBody).toMatchObject({
      prompt:
        '<|fim_prefix|>qc = Quantum<|fim_suffix|>\nqc.draw()<|fim_middle|>'
    });
    expect(sentBody).not.toHaveProperty('suffix');
    expect(shown).toBe('Circuit(2)');
  });

  it.each(['<|endoftext|>', '<|fim_pad|>', '<EOT>'])(
    'keeps %s out of the text',
    async token => {
      const cut = token.length / 2;
      const chunks = ['Circuit(2)', token.slice(0, cut), token.slice(cut)];
      const { shown } = await completeWith({ fimTemplate: QWEN }, chunks);
      expect(shown).toBe('Circuit(2)');
    }
  );

  it('that lacks a part is reported, but does not stop suggestions', async () => {
    const fimTemplate = '<|fim_prefix|>{prefix}';
    const { sentBody, shown, statusLog } = await completeWith({ fimTemplate });
    expect(sentBody).toMatchObject({
      prompt: 'qc = Quantum',
      suffix: '\nqc.draw()'
    });
    expect(shown).toBe('Circuit(2)');
    expect(statusLog.all.at(-1)).toEqual({
      kind: 'failed',
      problem: { kind: 'badTemplate' }
    });
  });

  it('takes effect when it changes', async () => {
    const { assistant, server, settings } = await startAssistant(
      createServiceHandler('x')
    );
    assistant.configure({ ...settings, fimTemplate: QWEN });
    await assistant.completions.suggest(CONTEXT, false);
    const { prompt } = server.requests.at(-1)?.body as { prompt: string };
    expect(prompt).toContain('<|fim_middle|>');
  });
});
