import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import type { IRateable } from '../../core/feedback/lastSuggestion';
import type { IRating } from '../../core/service/offered';
import { thumbIcon } from './thumbIcon';
import '../../../style/feedback.css';

/** How much a person may write, in UTF-16 units. */
const LONGEST_COMMENT = 4000;

/** The suggestion, two thumbs, room for words, and what is sent. */
export class RatingBody extends Widget {
  /**
   * @param service - where it is sent.
   * @param rating - what was said before, when sending that has failed.
   * @param onChanged - told when something is said, or taken back.
   */
  constructor(
    suggestion: IRateable,
    service: string,
    rating: IRating,
    private readonly trans: TranslationBundle,
    private readonly onChanged: () => void
  ) {
    super();
    this.addClass('jp-QiskitCompleter-rating');
    this.positive = rating.positive;
    this.comment.value = rating.comment;
    this.node.append(
      this.text(trans.__('Suggestion'), suggestion.output),
      this.thumbs(),
      this.commentField(),
      this.sent(suggestion, service)
    );
  }

  /** What is said; read by the dialog. */
  getValue(): IRating {
    return { positive: this.positive, comment: this.comment.value.trim() };
  }

  /** Code, as it is, in a region that scrolls. */
  private text(label: string, code: string): HTMLElement {
    const text = document.createElement('pre');
    text.textContent = code.replace(/^\n+/, '');
    text.tabIndex = 0;
    text.dataset['keepsEnter'] = '';
    text.setAttribute('role', 'region');
    text.setAttribute('aria-label', label);
    return text;
  }

  private thumbs(): HTMLElement {
    const { trans } = this;
    const group = document.createElement('fieldset');
    const legend = document.createElement('legend');
    legend.textContent = trans.__('Was it of use?');
    group.append(
      legend,
      this.thumb(trans.__('Good'), true),
      this.thumb(trans.__('Bad'), false)
    );
    return group;
  }

  private thumb(words: string, positive: boolean): HTMLElement {
    const label = document.createElement('label');
    const input = document.createElement('input');
    input.type = 'radio';
    input.name = 'jp-QiskitCompleter-rating';
    input.checked = this.positive === positive;
    input.addEventListener('change', () => {
      this.positive = positive;
      this.onChanged();
    });
    const icon = thumbIcon.element({ tag: 'span' });
    icon.classList.toggle('jp-mod-down', !positive);
    icon.setAttribute('aria-hidden', 'true');
    label.append(input, icon, words);
    return label;
  }

  private commentField(): HTMLElement {
    const label = document.createElement('label');
    label.className = 'jp-QiskitCompleter-rating-comment';
    this.comment.className = 'jp-mod-styled';
    this.comment.rows = 3;
    this.comment.maxLength = LONGEST_COMMENT;
    this.comment.addEventListener('input', this.onChanged);
    label.append(this.trans.__('Comment (optional)'), this.comment);
    return label;
  }

  /** What is sent, in words, and to see. */
  private sent({ input, model }: IRateable, service: string): HTMLElement {
    const { trans } = this;
    const details = document.createElement('details');
    const summary = document.createElement('summary');
    summary.textContent = trans.__(
      'Sent to %1: your rating and comment, this suggestion, and the prompt that it answers.',
      service
    );
    const about = document.createElement('p');
    about.textContent = trans.__(
      'The prompt, which the model %1 was sent:',
      model
    );
    details.append(summary, about, this.text(trans.__('Prompt'), input));
    return details;
  }

  private positive: boolean | null;
  private readonly comment = document.createElement('textarea');
}
