/**
 * The code that completions need: one chunk, loaded when the page is idle or on
 * first use, so that JupyterLab starts as quickly as without this extension.
 */
export { getCurrentContext } from '../editors/cursorContext';
export { markCommentEnds } from '../ghost/commentEnd';
export { InlineProvider } from '../ghost/inlineProvider';
export { triggerAfterEnter } from '../ghost/triggerAfterEnter';
export { PopupProvider } from '../popup/popupProvider';
export { PopupTracker } from '../popup/popupTracker';
