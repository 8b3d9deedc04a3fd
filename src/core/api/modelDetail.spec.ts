import { parseModelDetail } from './modelDetail';

describe('the detail of a model', () => {
  it('has the card, and all other fields as text', () => {
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

  it('is limited in the number and length of its fields', () => {
    const fields = Array.from({ length: 99 }, (_, index) => [`f${index}`, 'x']);
    const card = { id: 'm', long: 'x'.repeat(9999) };
    const otherFields = parseModelDetail({
      ...card,
      ...Object.fromEntries(fields)
    })?.otherFields as [string, string][];
    expect(otherFields).toHaveLength(16);
    expect(otherFields[0]?.[1]).toHaveLength(301);
  });

  it.each([[null], ['granite'], [{}], [[{ id: 'm' }]]])(
    'is null for %j, which names no model',
    value => {
      expect(parseModelDetail(value)).toBeNull();
    }
  );
});
