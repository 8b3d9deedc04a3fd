import { buildCompletionBody } from './completionBody';
import { DIALECTS } from './dialects';
import { parseFimTemplate } from './fim';

const PARAMS = {
  model: 'm',
  prompt: 'before',
  suffix: 'after',
  maxTokens: 9,
  stop: []
};
const TEMPLATE = parseFimTemplate('<P>{prefix}<S>{suffix}<M>');

describe('with the template of a model', () => {
  it.each([DIALECTS.qiskit, DIALECTS.openai])(
    'both sides of the cursor are in the prompt: $name',
    dialect => {
      const body = buildCompletionBody(PARAMS, dialect, TEMPLATE);
      expect(body).toMatchObject({ prompt: '<P>before<S>after<M>' });
      expect(body).not.toHaveProperty('suffix');
    }
  );

  it('a chat is asked as it would be without', () => {
    const body = buildCompletionBody(PARAMS, DIALECTS.hosted, TEMPLATE);
    expect(body).toEqual(buildCompletionBody(PARAMS, DIALECTS.hosted, null));
    expect(JSON.stringify(body)).not.toContain('<P>');
  });
});
