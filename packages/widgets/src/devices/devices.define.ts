import { defineElement } from '../base/define-element.js';
import { RucheDevicesElement } from './devices.element.js';

defineElement('ruche-devices', RucheDevicesElement);

declare global {
  interface HTMLElementTagNameMap {
    'ruche-devices': RucheDevicesElement;
  }
}
