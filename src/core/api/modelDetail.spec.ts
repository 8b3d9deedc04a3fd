import { parseModelDetail } from './modelDetail';

describe('the detail of a model', () => {
  it('has the card, and all else as text', () => {
    const detail = parseModelDetail({
      id: 'granite',
      owned_by: 'IBM',
      license_url: 'https://example.org/licence',
      parameters: 8e9,
      quantized: true,
      description: '<b>Qiskit</b>',
      languages: ['python', 'qasm'],
      disclaimer: { id: 'd1' },
      notes: null,
      tags: [],
      empty: ''
    });
    expect(detail).toMatchObject({ id: 'granite', owned_by: 'IBM' });
    expect(detail?.otherFields).toEqual([
      ['parameters', '8000000000'],
      ['quantized', 'true'],
      ['description', '<b>Qiskit</b>'],
      ['languages', '["python","qasm"]']
    ]);
  });

  it('is not endless', () => {
    const fields = Array.from({ length: 99 }, (_, at) => [`f${at}`, 'x']);
    const value = { id: 'm', long: 'x'.repeat(9999) };
    const more = parseModelDetail({ ...value, ...Object.fromEntries(fields) })
      ?.otherFields as [string, string][];
    expect(more).toHaveLength(16);
    expect(more[0]?.[1]).toHaveLength(301);
  });

  it.each([[null], ['granite'], [{}], [[{ id: 'm' }]]])(
    'is none where %j names no model',
    value => {
      expect(parseModelDetail(value)).toBeNull();
    }
  );
});
