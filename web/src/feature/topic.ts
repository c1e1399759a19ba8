import type { MessageId } from '../message/text.ts'

/** Topics of metrics, in the order of the hub's work. */
export const topics = ['TIP', 'CASE', 'VICTIM', 'CAMPAIGN', 'SETTING', 'DUTY'] as const
export type Topic = (typeof topics)[number]

export const topicWord: Readonly<Record<Topic, MessageId>> = {
  TIP: 'topic.tip',
  CASE: 'topic.case',
  VICTIM: 'topic.victim',
  CAMPAIGN: 'topic.campaign',
  SETTING: 'topic.setting',
  DUTY: 'topic.duty',
}
