/** Requests to cancel: read only. Deciding them is the seller's. */

import { z } from 'zod'
import { problemOfOurs } from '../judge.ts'
import type { TikTokResult } from '../problem.ts'
import { id, listOf, number, readWith, text, time, unixSeconds } from '../reading.ts'
import { failed, type Transport } from '../transport.ts'

/** "Search Cancellations": page_size is 1 to 50. Read November 2026. */
export const cancellationPageSizeMax = 50

export type CancellationSearch = {
  /** 1 to 50. */
  pageSize: number
  pageToken?: string
  sortField?: 'create_time' | 'update_time'
  sortOrder?: 'ASC' | 'DESC'
  orderIds?: readonly string[]
  cancelIds?: readonly string[]
  /** Here the filter's spelling, …_CANCEL; answers say …_CANCELLED. */
  cancelStatuses?: readonly (
    | 'CANCELLATION_REQUEST_PENDING'
    | 'CANCELLATION_REQUEST_SUCCESS'
    | 'CANCELLATION_REQUEST_CANCEL'
    | 'CANCELLATION_REQUEST_COMPLETE'
  )[]
  cancelTypes?: readonly ('CANCEL' | 'BUYER_CANCEL')[]
  /** ISO 8601. */
  createdFrom?: string
  createdBefore?: string
  updatedFrom?: string
  updatedBefore?: string
}

export type Cancellation = {
  id: string
  orderId: string
  /** CANCEL (seller or system) or BUYER_CANCEL. */
  type: string | null
  status: string | null
  role: string | null
  reason: string | null
  createdAt: string | null
  updatedAt: string | null
  /** When TikTok approves by itself, if the seller still has to answer. */
  answerDueAt: string | null
  lineItemIds: string[]
}

export type CancellationPage = {
  cancellations: Cancellation[]
  nextPageToken: string | null
  totalCount: number | null
  unreadableCount: number
}

const cancellation = z
  .object({
    cancel_id: id,
    order_id: id,
    cancel_type: text,
    cancel_status: text,
    role: text,
    cancel_reason: text,
    create_time: time,
    update_time: time,
    seller_next_action_response: listOf(z.object({ deadline: time })),
    cancel_line_items: listOf(z.object({ order_line_item_id: text })),
  })
  .transform(
    (request): Cancellation => ({
      id: request.cancel_id,
      orderId: request.order_id,
      type: request.cancel_type,
      status: request.cancel_status,
      role: request.role,
      reason: request.cancel_reason,
      createdAt: request.create_time,
      updatedAt: request.update_time,
      // ISO times of one form sort as text; the first deadline is the one that counts.
      answerDueAt:
        request.seller_next_action_response.entries.flatMap(({ deadline }) => deadline ?? []).sort()[0] ?? null,
      lineItemIds: request.cancel_line_items.entries.flatMap((line) => line.order_line_item_id ?? []),
    }),
  )

const readCancellationPage = readWith(
  z.object({ cancellations: listOf(cancellation), next_page_token: text, total_count: number }).transform(
    (data): CancellationPage => ({
      cancellations: data.cancellations.entries,
      nextPageToken: data.next_page_token,
      totalCount: data.total_count,
      unreadableCount: data.cancellations.unreadableCount,
    }),
  ),
)

export function cancellationCalls({ send }: Transport) {
  return {
    /** Search Cancellations. TikTok sorts ascending unless told otherwise, contrary to the order list. */
    async searchCancellations(search: CancellationSearch): Promise<TikTokResult<CancellationPage>> {
      if (search.pageSize < 1 || search.pageSize > cancellationPageSizeMax) {
        return failed(problemOfOurs(`page size must be 1 to ${cancellationPageSizeMax}`))
      }
      return send({
        name: 'search-cancellations',
        kind: 'read',
        method: 'POST',
        path: '/return_refund/202309/cancellations/search',
        query: {
          page_size: String(search.pageSize),
          page_token: search.pageToken,
          sort_field: search.sortField,
          sort_order: search.sortOrder,
        },
        body: {
          order_ids: search.orderIds,
          cancel_ids: search.cancelIds,
          cancel_status: search.cancelStatuses,
          cancel_types: search.cancelTypes,
          create_time_ge: unixSeconds(search.createdFrom),
          create_time_lt: unixSeconds(search.createdBefore),
          update_time_ge: unixSeconds(search.updatedFrom),
          update_time_lt: unixSeconds(search.updatedBefore),
        },
        shopCipher: 'sent',
        read: readCancellationPage,
      })
    },
  }
}
