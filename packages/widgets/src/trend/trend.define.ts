import { defineElement } from '../base/define-element.js';
import { RucheTrendElement } from './trend.element.js';

defineElement('ruche-trend', RucheTrendElement);

declare global {
  interface HTMLElementTagNameMap {
    'ruche-trend': RucheTrendElement;
  }
}
