/** Requests to cancel: read only. Deciding them is the seller's. */

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
