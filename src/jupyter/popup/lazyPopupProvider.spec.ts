import type { CompletionHandler } from '@jupyterlab/completer';
import { Widget } from '@lumino/widgets';
import { closeNotebooks, openNotebook } from '../../testing/editors/notebook';
import {
  closePanels,
  openConsole,
  openFile
} from '../../testing/editors/panels';
import { LatePopupProvider } from './lazyPopupProvider';
import type { PopupProvider } from './popupProvider';

afterEach(() => {
  closeNotebooks();
  closePanels();
});

const REQUEST = { text: 'qc', offset: 2 };
const OURS: CompletionHandler.ICompletionItemsReply = {
  start: 1,
  end: 2,
  items: []
};

/** A provider that is loaded, or comes when `arrive` is called. */
function started(isLoaded: boolean) {
  const fetch = jest.fn(() => Promise.resolve(OURS));
  const provider = { fetch } as Pick<PopupProvider, 'fetch'> as PopupProvider;
  let arrive: () => void = () => undefined;
  const loading = new Promise<PopupProvider>(resolve => {
    arrive = () => resolve(provider);
  });
  const late = new LatePopupProvider({
    loaded: () => (isLoaded ? provider : null),
    load: () => loading
  });
  const context = { widget: new Widget(), session: null };
  return { late, fetch, arrive, context };
}

it('is for notebooks, consoles and files', async () => {
  const { late } = started(true);
  const session = null;
  const { panel } = await openNotebook({ type: 'code', text: 'x║' });
  const console = await openConsole([], 'x║');
  const file = await openFile('a.py', 'x║');
  for (const widget of [panel, console.panel, file.panel]) {
    expect(await late.isApplicable({ widget, session })).toBe(true);
  }
  const widget = new Widget();
  expect(await late.isApplicable({ widget, session })).toBe(false);
});

it('answers what the provider answers', async () => {
  const { late, context } = started(true);
  expect(await late.fetch(REQUEST, context)).toBe(OURS);
});

it('answers at once with nothing while the provider is loaded, which is asked then', async () => {
  const { late, fetch, arrive, context } = started(false);
  expect(await late.fetch(REQUEST, context)).toEqual({
    start: 2,
    end: 2,
    items: []
  });
  expect(fetch).not.toHaveBeenCalled();
  arrive();
  await Promise.resolve();
  expect(fetch).toHaveBeenCalledWith(REQUEST, context, undefined);
});
