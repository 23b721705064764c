import { property } from '../base/property.js';
import type { Question } from '@ruche/client';
import { PartitionElement } from '../base/partition-element.js';

/**
 * A partition: which share of the active members uses which kinds of device. Parts differ by texture
 * as well as by colour, and shares are rounded so that they add up to 100 %.
 *
 * @example
 * <ruche-devices group="design" period="P1M"></ruche-devices>
 *
 * @summary The device partition.
 * @event ruche-ready - A load has finished.
 * @event ruche-error - A load has failed.
 * @csspart base - The box that holds the card.
 * @csspart card - The card.
 * @csspart heading - The name of the partition.
 * @csspart whole - The bar.
 * @csspart part - A part's line.
 */
export class RucheDevicesElement extends PartitionElement {
  protected override readonly count = 4;

  /** Id of the metric shown @defaultValue devices */
  @property() metric?: string;

  override get questions(): Question[] {
    return [this.question(this.metric || 'devices')];
  }
}
