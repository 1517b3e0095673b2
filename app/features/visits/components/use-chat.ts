import { useCallback, useEffect, useRef, useState } from 'react'
import type { ChatMessage } from '../list-chat-messages.server.ts'

export type Chat = {
  messages: ChatMessage[]
  /** Reads what is new; call it when an event says so. */
  refresh(): void
  /** @returns whether the server has stored it. */
  send(body: string): Promise<boolean>
}

/** The text messages of a visit, kept at `url` on the server: GET with `after` reads, POST writes. */
export function useChat(url: string, headers: Record<string, string>): Chat {
  const [messages, setMessages] = useState<ChatMessage[]>([])
  const lastId = useRef(0)
  const latest = useRef(headers)
  latest.current = headers

  const refresh = useCallback(async () => {
    try {
      const response = await fetch(`${url}?after=${lastId.current}`, {
        headers: { accept: 'application/json', ...latest.current },
      })
      if (!response.ok) return
      const news = (await response.json()) as ChatMessage[]
      setMessages((known) => merge(known, news))
      lastId.current = Math.max(lastId.current, ...news.map(({ id }) => id))
    } catch {
      // The next event or reconnection asks again.
    }
  }, [url])

  useEffect(() => {
    void refresh()
  }, [refresh])

  const send = useCallback(
    async (body: string) => {
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: { accept: 'application/json', ...latest.current },
          body: new URLSearchParams({ body }),
        })
        if (response.ok) await refresh()
        return response.ok
      } catch {
        return false
      }
    },
    [url, refresh],
  )
  return { messages, refresh: () => void refresh(), send }
}

function merge(known: ChatMessage[], news: ChatMessage[]): ChatMessage[] {
  const fresh = news.filter((message) => !known.some(({ id }) => id === message.id))
  return fresh.length === 0 ? known : [...known, ...fresh].sort((a, b) => a.id - b.id)
}
