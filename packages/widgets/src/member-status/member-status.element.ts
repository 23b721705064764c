import { property } from '../base/property.js';
import type { Part, Question } from '@ruche/client';
import { PartitionElement } from '../base/partition-element.js';

const looks: Record<string, number> = {
  new_active: 0,
  new_silent: 2,
  active: 1,
  inactive: 4,
  dormant: 3,
};

/**
 * Where the members stand at the end of the period: new and active, new and silent, active, inactive,
 * dormant. Each member is in one part, and the shares add up to 100 %.
 *
 * @example
 * <ruche-member-status group="design" period="P1M"></ruche-member-status>
 *
 * @summary Members by status.
 * @event ruche-ready - A load has finished.
 * @event ruche-error - A load has failed.
 * @csspart base - The box that holds the card.
 * @csspart card - The card.
 * @csspart heading - The name of the partition.
 * @csspart whole - The bar.
 * @csspart part - A status's line.
 */
export class RucheMemberStatusElement extends PartitionElement {
  protected override readonly count = 5;

  /** Id of the metric shown @defaultValue member_status */
  @property() metric?: string;

  override get questions(): Question[] {
    return [this.question(this.metric || 'member_status')];
  }

  protected override lookOf(part: Part, at: number): number {
    return looks[part.key] ?? super.lookOf(part, at);
  }
}
