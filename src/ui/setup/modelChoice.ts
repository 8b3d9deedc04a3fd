import type { TranslationBundle } from '@jupyterlab/translation';

/** A list of models to choose from, once they are known. */
export class ModelChoice {
  constructor(private readonly trans: TranslationBundle) {
    const { select } = this;
    select.className = 'jp-mod-styled';
    select.setAttribute('aria-label', trans.__('Model'));
    this.node.className = 'jp-select-wrapper';
    this.node.append(select);
    this.forget();
  }

  readonly node = document.createElement('div');

  /** The chosen model's id; empty for the service's first. */
  get model(): string {
    return this.select.value;
  }

  /** Offer the models of a service. */
  offer(ids: readonly string[], chosen: string): void {
    const { trans, select } = this;
    const [first = ''] = ids;
    // Some servers list less than they have.
    const all = chosen === '' || ids.includes(chosen) ? ids : [chosen, ...ids];
    select.replaceChildren(
      optionOf('', trans.__('The first of the service, now %1', first)),
      ...all.map(id => optionOf(id, id))
    );
    select.value = chosen;
    select.disabled = false;
  }

  focus(): void {
    this.select.focus();
  }

  /** There is nothing to choose from any more. */
  forget(): void {
    const words = this.trans.__('The models are listed after the test');
    this.select.replaceChildren(optionOf('', words));
    this.select.disabled = true;
  }

  private readonly select = document.createElement('select');
}

function optionOf(value: string, words: string): HTMLOptionElement {
  const option = document.createElement('option');
  option.value = value;
  option.textContent = words;
  return option;
}
