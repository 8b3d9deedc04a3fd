import { Late } from './lazy';

it('is loaded once, and known from then on', async () => {
  const fetch = jest.fn(() => Promise.resolve('code'));
  const late = new Late(fetch);
  expect(late.loaded).toBeNull();
  expect(await Promise.all([late.load(), late.load()])).toEqual([
    'code',
    'code'
  ]);
  expect(late.loaded).toBe('code');
  expect(fetch).toHaveBeenCalledTimes(1);
});

it('is loaded again after a failure', async () => {
  const fetch = jest
    .fn<Promise<string>, []>()
    .mockRejectedValueOnce(new Error('offline'))
    .mockResolvedValueOnce('code');
  const late = new Late(fetch);
  await expect(late.load()).rejects.toThrow('offline');
  expect(late.loaded).toBeNull();
  expect(await late.load()).toBe('code');
});
