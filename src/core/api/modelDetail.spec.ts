import { readModelDetail } from './modelDetail';

describe('the detail of a model', () => {
  it('has the card, and all else as text', () => {
    const detail = readModelDetail({
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
    expect(detail?.more).toEqual([
      ['parameters', '8000000000'],
      ['quantized', 'true'],
      ['description', '<b>Qiskit</b>'],
      ['languages', '["python","qasm"]']
    ]);
  });

  it('is not endless', () => {
    const fields = Array.from({ length: 99 }, (_, at) => [`f${at}`, 'x']);
    const value = { id: 'm', long: 'x'.repeat(9999) };
    const more = readModelDetail({ ...value, ...Object.fromEntries(fields) })
      ?.more as [string, string][];
    expect(more).toHaveLength(16);
    expect(more[0]?.[1]).toHaveLength(301);
  });

  it.each([[null], ['granite'], [{}], [[{ id: 'm' }]]])(
    'is none where %j names no model',
    value => {
      expect(readModelDetail(value)).toBeNull();
    }
  );
});
