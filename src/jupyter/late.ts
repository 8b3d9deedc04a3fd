/** Something that is loaded once, on first use; again if that failed. */
export class Late<T> {
  constructor(private readonly fetch: () => Promise<T>) {}

  /** It, if it is loaded already. */
  loaded: T | null = null;

  /** It, loaded now if need be. */
  load(): Promise<T> {
    this.loading ??= this.fetch().then(
      value => (this.loaded = value),
      (error: unknown) => {
        // The next attempt may find the server again.
        this.loading = null;
        throw error;
      }
    );
    return this.loading;
  }

  private loading: Promise<T> | null = null;
}
