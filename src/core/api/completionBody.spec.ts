import { bodyOf } from './completionBody';
import { DIALECTS } from './dialects';
import { readFimTemplate } from './fim';

const QUESTION = {
  model: 'm',
  prompt: 'before',
  suffix: 'after',
  maxTokens: 9,
  stop: []
};
const TEMPLATE = readFimTemplate('<P>{prefix}<S>{suffix}<M>');

describe('with the template of a model', () => {
  it.each([DIALECTS.qiskit, DIALECTS.openai])(
    'both sides of the cursor are in the prompt: $name',
    dialect => {
      const body = bodyOf(QUESTION, dialect, TEMPLATE);
      expect(body).toMatchObject({ prompt: '<P>before<S>after<M>' });
      expect(body).not.toHaveProperty('suffix');
    }
  );

  it('a chat is asked as it would be without', () => {
    const body = bodyOf(QUESTION, DIALECTS.hosted, TEMPLATE);
    expect(body).toEqual(bodyOf(QUESTION, DIALECTS.hosted, null));
    expect(JSON.stringify(body)).not.toContain('<P>');
  });
});
