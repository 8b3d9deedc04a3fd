import type { TranslationBundle } from '@jupyterlab/translation';
import { LabIcon } from '@jupyterlab/ui-components';
import { Widget } from '@lumino/widgets';
import type { IRateableSuggestion } from '../../core/feedback/lastSuggestion';
import type { IRating } from '../../core/feedback/rating';
import {
  createFieldset,
  createParagraph,
  createRadioOption,
  element,
  scrollRegion
} from '../dialogs/dom';
import thumbSvg from '../../../style/icons/thumb.svg';
import '../../../style/feedback.css';

/** The longest comment, in UTF-16 units. */
const MAX_COMMENT_CHARS = 4000;

/** A thumb that points up; the style sheet turns it down. */
const thumbIcon = new LabIcon({
  name: 'jupyterlab-qiskit-completer:thumb',
  svgstr: thumbSvg
});

/** Shows the suggestion, two thumbs, a field for a comment, and what will be sent. */
export class RatingBody extends Widget {
  /**
   * @param serviceUrl - the service that the rating is sent to.
   * @param initialRating - the rating from before, if sending it has failed.
   * @param onChanged - called when the user changes the rating.
   */
  constructor(
    suggestion: IRateableSuggestion,
    serviceUrl: string,
    initialRating: IRating,
    private readonly trans: TranslationBundle,
    private readonly onChanged: () => void
  ) {
    super();
    this.addClass('jp-QiskitCompleter-rating');
    this.isPositive = initialRating.positive;
    this.commentInput = element('textarea', {
      className: 'jp-mod-styled',
      rows: 3,
      maxLength: MAX_COMMENT_CHARS,
      value: initialRating.comment,
      on: { input: onChanged }
    });
    this.node.append(
      createCodeRegion(trans.__('Suggestion'), suggestion.output),
      createFieldset(
        trans.__('Was it useful?'),
        this.createThumb(trans.__('Good'), true),
        this.createThumb(trans.__('Bad'), false)
      ),
      element(
        'label',
        { className: 'jp-QiskitCompleter-rating-comment' },
        trans.__('Comment (optional)'),
        this.commentInput
      ),
      this.createSentDetails(suggestion, serviceUrl)
    );
  }

  /** Returns the rating; called by the dialog. */
  getValue(): IRating {
    return {
      positive: this.isPositive,
      comment: this.commentInput.value.trim()
    };
  }

  private createThumb(caption: string, isPositive: boolean): HTMLElement {
    const icon = thumbIcon.element({ tag: 'span' });
    icon.classList.toggle('jp-mod-down', !isPositive);
    icon.setAttribute('aria-hidden', 'true');
    const { label } = createRadioOption(
      {
        name: 'jp-QiskitCompleter-rating',
        checked: this.isPositive === isPositive,
        onSelect: () => {
          this.isPositive = isPositive;
          this.onChanged();
        }
      },
      icon,
      caption
    );
    return label;
  }

  /** Creates the description of all that will be sent, with the prompt to unfold. */
  private createSentDetails(
    { input, model }: IRateableSuggestion,
    serviceUrl: string
  ): HTMLElement {
    const { trans } = this;
    const summary = trans.__(
      'Sent to %1: your rating and comment, this suggestion, and the prompt that it answers.',
      serviceUrl
    );
    return element(
      'details',
      {},
      element('summary', {}, summary),
      createParagraph(
        trans.__('The prompt that was sent to the model %1:', model)
      ),
      createCodeRegion(trans.__('Prompt'), input)
    );
  }

  private isPositive: boolean | null;
  private readonly commentInput: HTMLTextAreaElement;
}

/** Creates a region that shows code as it is, and scrolls. */
function createCodeRegion(label: string, code: string): HTMLElement {
  return element('pre', scrollRegion(label), code.replace(/^\n+/, ''));
}
