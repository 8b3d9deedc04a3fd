import { parseDisclaimer, parseModel, parseModels } from './parse';

describe('models are read leniently', () => {
  it.each([
    ['as a list object', { object: 'list', data: [{ id: 'a' }, { id: 'b' }] }],
    ['as a bare list', [{ id: 'a' }, { id: 'b' }]],
    ['under another name', { models: [{ name: 'a' }, { _id: 'b' }] }],
    ['without entries that name none', [{ id: 'a' }, 7, null, {}, { id: 'b' }]]
  ])('%s', (_, value) => {
    expect(parseModels(value)?.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it.each([[null], [{}], ['text'], [{ data: 'text' }], [undefined]])(
    'but %j is no list',
    value => {
      expect(parseModels(value)).toBeNull();
    }
  );

  it('with what a card may hold, and nothing of what it may not', () => {
    const card = {
      id: 'a',
      created: 7,
      owned_by: 'IBM',
      display_name: 'A',
      license_url: 'https://l.example',
      context_length: 4096,
      prompts: ['no business of ours']
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

describe('a disclaimer is read leniently', () => {
  const title = 'Terms';
  const whole = {
    id: 'd1',
    version: '2',
    title,
    body: '<p>Text</p>',
    model: 'granite',
    accepted: true
  };

  it('as the hosted service sends it, without extra fields', () => {
    const value = { ...whole, created_by: 'somebody' };
    expect(parseDisclaimer(value, 'granite')).toEqual(whole);
  });

  it('for the model that was asked about, whatever it is called', () => {
    expect(parseDisclaimer(whole, 'other')?.model).toBe('other');
  });

  it('with the date of acceptance, where one is given', () => {
    const at = '2026-11-23T03:00:00Z';
    const read = parseDisclaimer({ ...whole, accepted_at: at }, 'granite');
    expect(read?.accepted_at).toBe(at);
  });

  it.each([
    ['_id', { _id: 'd1', body: 'Text' }],
    ['a number as id', { id: 7, body: 'Text' }],
    ['text', { id: 'd1', text: 'Text' }],
    ['content', { id: 'd1', content: 'Text' }]
  ])('with %s', (_, value) => {
    const read = parseDisclaimer(value, 'granite');
    expect(read?.id).toBe(String(Object.values(value)[0]));
    expect(read).toMatchObject({
      body: 'Text',
      model: 'granite',
      accepted: false
    });
  });

  it('takes only `true` for accepted', () => {
    expect(parseDisclaimer({ ...whole, accepted: 'yes' }, '')?.accepted).toBe(
      false
    );
  });

  it.each([[null], ['Text'], [{}], [{ body: 'Text' }], [[whole]]])(
    'but %j has no id to accept it by',
    value => {
      expect(parseDisclaimer(value, 'granite')).toBeNull();
    }
  );
});
