import { buildCompletionBody } from './completionBody';
import { DIALECTS } from './dialects';
import { parseFimTemplate } from '../settings/fimTemplate';

const PARAMS = {
  model: 'm',
  prompt: 'before',
  suffix: 'after',
  maxTokens: 9,
  stop: []
};
const TEMPLATE = parseFimTemplate('<P>{prefix}<S>{suffix}<M>');

describe('the body of a completion request with a fill-in-the-middle template', () => {
  it.each([DIALECTS.qiskit, DIALECTS.openai])(
    'has the prefix and the suffix in the prompt: $name',
    dialect => {
      const body = buildCompletionBody(PARAMS, dialect, TEMPLATE);
      expect(body).toMatchObject({ prompt: '<P>before<S>after<M>' });
      expect(body).not.toHaveProperty('suffix');
    }
  );

  it('is the same as without one in a chat', () => {
    const body = buildCompletionBody(PARAMS, DIALECTS.hosted, TEMPLATE);
    expect(body).toEqual(buildCompletionBody(PARAMS, DIALECTS.hosted, null));
    expect(JSON.stringify(body)).not.toContain('<P>');
  });
});
