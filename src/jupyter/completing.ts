/**
 * What is needed once somebody completes: loaded when the page is idle or on
 * first use, so that JupyterLab starts as quickly as without it.
 */
export { markCommentEnds } from './commentEnd';
export { InlineProvider } from './inlineProvider';
export { onExpectantLine } from './newLine';
export { currentPlace } from './places';
export { PopupProvider } from './popupProvider';
export { PopupWatch } from './popupWatch';
