import { defineElement } from '../base/define-element.js';
import { RucheRhythmElement } from './rhythm.element.js';

defineElement('ruche-rhythm', RucheRhythmElement);

declare global {
  interface HTMLElementTagNameMap {
    'ruche-rhythm': RucheRhythmElement;
  }
}
