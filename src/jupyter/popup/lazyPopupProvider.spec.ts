import type { CompletionHandler } from '@jupyterlab/completer';
import { Widget } from '@lumino/widgets';
import { closeNotebooks, openNotebook } from '../../testing/editors/notebook';
import {
  closePanels,
  openConsole,
  openFile
} from '../../testing/editors/panels';
import { LazyPopupProvider } from './lazyPopupProvider';
import type { PopupProvider } from './popupProvider';

afterEach(() => {
  closeNotebooks();
  closePanels();
});

const REQUEST = { text: 'qc', offset: 2 };
const REPLY: CompletionHandler.ICompletionItemsReply = {
  start: 1,
  end: 2,
  items: []
};

/** Creates a provider that is loaded already, or once `finishLoading` is called. */
function createProvider(isLoaded: boolean) {
  const fetch = jest.fn(() => Promise.resolve(REPLY));
  const provider = { fetch } as Pick<PopupProvider, 'fetch'> as PopupProvider;
  let finishLoading: () => void = () => undefined;
  const loading = new Promise<PopupProvider>(resolve => {
    finishLoading = () => resolve(provider);
  });
  const lazyProvider = new LazyPopupProvider({
    getLoaded: () => (isLoaded ? provider : null),
    load: () => loading
  });
  const context = { widget: new Widget(), session: null };
  return { lazyProvider, fetch, finishLoading, context };
}

it('is applicable to notebooks, consoles and files', async () => {
  const { lazyProvider } = createProvider(true);
  const session = null;
  const { panel } = await openNotebook({ type: 'code', text: 'x║' });
  const console = await openConsole([], 'x║');
  const file = await openFile('a.py', 'x║');
  for (const widget of [panel, console.panel, file.panel]) {
    expect(await lazyProvider.isApplicable({ widget, session })).toBe(true);
  }
  const widget = new Widget();
  expect(await lazyProvider.isApplicable({ widget, session })).toBe(false);
});

it('returns the reply of the provider', async () => {
  const { lazyProvider, context } = createProvider(true);
  expect(await lazyProvider.fetch(REQUEST, context)).toBe(REPLY);
});

it('returns an empty reply at once while the provider is loaded, and then calls it', async () => {
  const { lazyProvider, fetch, finishLoading, context } = createProvider(false);
  expect(await lazyProvider.fetch(REQUEST, context)).toEqual({
    start: 2,
    end: 2,
    items: []
  });
  expect(fetch).not.toHaveBeenCalled();
  finishLoading();
  await Promise.resolve();
  expect(fetch).toHaveBeenCalledWith(REQUEST, context, undefined);
});
