import { parseDisclaimer, parseModel, parseModels } from './parse';

describe('a list of models', () => {
  it.each([
    ['a list object', { object: 'list', data: [{ id: 'a' }, { id: 'b' }] }],
    ['a bare list', [{ id: 'a' }, { id: 'b' }]],
    ['a list under another name', { models: [{ name: 'a' }, { _id: 'b' }] }],
    [
      'a list with entries that name no model',
      [{ id: 'a' }, 7, null, {}, { id: 'b' }]
    ]
  ])('is parsed from %s', (_, value) => {
    expect(parseModels(value)?.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it.each([[null], [{}], ['text'], [{ data: 'text' }], [undefined]])(
    'is null for %j',
    value => {
      expect(parseModels(value)).toBeNull();
    }
  );

  it('has cards with the known fields only', () => {
    const card = {
      id: 'a',
      created: 7,
      owned_by: 'IBM',
      display_name: 'A',
      license_url: 'https://l.example',
      context_length: 4096,
      prompts: ['unknown field']
    };
    expect(parseModel(card)).toEqual({
      id: 'a',
      object: 'model',
      created: 7,
      owned_by: 'IBM',
      display_name: 'A',
      license_url: 'https://l.example',
      context_length: 4096
    });
    expect(parseModel({ id: 'a', created: 'x' })).toMatchObject({
      created: 0,
      display_name: 'a'
    });
  });
});

describe('a disclaimer', () => {
  const title = 'Terms';
  const answer = {
    id: 'd1',
    version: '2',
    title,
    body: '<p>Text</p>',
    model: 'granite',
    accepted: true
  };

  it('is parsed from the hosted service’s answer, without extra fields', () => {
    const value = { ...answer, created_by: 'somebody' };
    expect(parseDisclaimer(value, 'granite')).toEqual(answer);
  });

  it('is that of the requested model, whatever name the server sends', () => {
    expect(parseDisclaimer(answer, 'other')?.model).toBe('other');
  });

  it('has the date of acceptance if the server sends one', () => {
    const at = '2026-11-23T03:00:00Z';
    const disclaimer = parseDisclaimer(
      { ...answer, accepted_at: at },
      'granite'
    );
    expect(disclaimer?.accepted_at).toBe(at);
  });

  it.each([
    ['an _id', { _id: 'd1', body: 'Text' }],
    ['a number as id', { id: 7, body: 'Text' }],
    ['a text', { id: 'd1', text: 'Text' }],
    ['a content', { id: 'd1', content: 'Text' }]
  ])('is parsed from an answer with %s', (_, value) => {
    const disclaimer = parseDisclaimer(value, 'granite');
    expect(disclaimer?.id).toBe(String(Object.values(value)[0]));
    expect(disclaimer).toMatchObject({
      body: 'Text',
      model: 'granite',
      accepted: false
    });
  });

  it('is accepted only if the server sends `true`', () => {
    expect(parseDisclaimer({ ...answer, accepted: 'yes' }, '')?.accepted).toBe(
      false
    );
  });

  it.each([[null], ['Text'], [{}], [{ body: 'Text' }], [[answer]]])(
    'is null for %j, which has no id',
    value => {
      expect(parseDisclaimer(value, 'granite')).toBeNull();
    }
  );
});
