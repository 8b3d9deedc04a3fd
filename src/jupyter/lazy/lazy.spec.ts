import { Lazy } from './lazy';

it('loads its value once, and knows it from then on', async () => {
  const fetch = jest.fn(() => Promise.resolve('code'));
  const lazy = new Lazy(fetch);
  expect(lazy.loaded).toBeNull();
  expect(await Promise.all([lazy.load(), lazy.load()])).toEqual([
    'code',
    'code'
  ]);
  expect(lazy.loaded).toBe('code');
  expect(fetch).toHaveBeenCalledTimes(1);
});

it('loads its value again after a failure', async () => {
  const fetch = jest
    .fn<Promise<string>, []>()
    .mockRejectedValueOnce(new Error('offline'))
    .mockResolvedValueOnce('code');
  const lazy = new Lazy(fetch);
  await expect(lazy.load()).rejects.toThrow('offline');
  expect(lazy.loaded).toBeNull();
  expect(await lazy.load()).toBe('code');
});
