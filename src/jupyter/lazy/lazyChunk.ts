/**
 * What is needed once somebody completes: loaded when the page is idle or on
 * first use, so that JupyterLab starts as quickly as without it.
 */
export { markCommentEnds } from '../ghost/commentEnd';
export { InlineProvider } from '../ghost/inlineProvider';
export { onExpectantLine } from '../ghost/triggerAfterEnter';
export { currentPlace } from '../editors/cursorContext';
export { PopupProvider } from '../popup/popupProvider';
export { PopupWatch } from '../popup/popupTracker';
