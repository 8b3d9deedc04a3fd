import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import type { IRateable } from '../../core/feedback/lastSuggestion';
import type { IRating } from '../../core/service/offered';
import { thumbIcon } from './thumbIcon';
import '../../../style/feedback.css';

/** How much a person may write, in UTF-16 units. */
const MAX_COMMENT_CHARS = 4000;

/** The suggestion, two thumbs, room for words, and what is sent. */
export class RatingBody extends Widget {
  /**
   * @param serviceUrl - where it is sent.
   * @param initialRating - what was said before, when sending that has failed.
   * @param onChanged - told when something is said, or taken back.
   */
  constructor(
    suggestion: IRateable,
    serviceUrl: string,
    initialRating: IRating,
    private readonly trans: TranslationBundle,
    private readonly onChanged: () => void
  ) {
    super();
    this.addClass('jp-QiskitCompleter-rating');
    this.isPositive = initialRating.positive;
    this.commentInput.value = initialRating.comment;
    this.node.append(
      this.createCodeRegion(trans.__('Suggestion'), suggestion.output),
      this.createThumbs(),
      this.createCommentField(),
      this.createSentDetails(suggestion, serviceUrl)
    );
  }

  /** What is said; read by the dialog. */
  getValue(): IRating {
    return {
      positive: this.isPositive,
      comment: this.commentInput.value.trim()
    };
  }

  /** Code, as it is, in a region that scrolls. */
  private createCodeRegion(label: string, code: string): HTMLElement {
    const region = document.createElement('pre');
    region.textContent = code.replace(/^\n+/, '');
    region.tabIndex = 0;
    region.dataset['keepsEnter'] = '';
    region.setAttribute('role', 'region');
    region.setAttribute('aria-label', label);
    return region;
  }

  private createThumbs(): HTMLElement {
    const { trans } = this;
    const group = document.createElement('fieldset');
    const legend = document.createElement('legend');
    legend.textContent = trans.__('Was it of use?');
    group.append(
      legend,
      this.createThumb(trans.__('Good'), true),
      this.createThumb(trans.__('Bad'), false)
    );
    return group;
  }

  private createThumb(caption: string, isPositive: boolean): HTMLElement {
    const label = document.createElement('label');
    const input = document.createElement('input');
    input.type = 'radio';
    input.name = 'jp-QiskitCompleter-rating';
    input.checked = this.isPositive === isPositive;
    input.addEventListener('change', () => {
      this.isPositive = isPositive;
      this.onChanged();
    });
    const icon = thumbIcon.element({ tag: 'span' });
    icon.classList.toggle('jp-mod-down', !isPositive);
    icon.setAttribute('aria-hidden', 'true');
    label.append(input, icon, caption);
    return label;
  }

  private createCommentField(): HTMLElement {
    const label = document.createElement('label');
    label.className = 'jp-QiskitCompleter-rating-comment';
    this.commentInput.className = 'jp-mod-styled';
    this.commentInput.rows = 3;
    this.commentInput.maxLength = MAX_COMMENT_CHARS;
    this.commentInput.addEventListener('input', this.onChanged);
    label.append(this.trans.__('Comment (optional)'), this.commentInput);
    return label;
  }

  /** What is sent, in words, and to see. */
  private createSentDetails(
    { input, model }: IRateable,
    serviceUrl: string
  ): HTMLElement {
    const { trans } = this;
    const details = document.createElement('details');
    const summary = document.createElement('summary');
    summary.textContent = trans.__(
      'Sent to %1: your rating and comment, this suggestion, and the prompt that it answers.',
      serviceUrl
    );
    const about = document.createElement('p');
    about.textContent = trans.__(
      'The prompt, which the model %1 was sent:',
      model
    );
    details.append(
      summary,
      about,
      this.createCodeRegion(trans.__('Prompt'), input)
    );
    return details;
  }

  private isPositive: boolean | null;
  private readonly commentInput = document.createElement('textarea');
}
