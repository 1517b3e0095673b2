import { useRevalidator } from '@remix-run/react'
import { useRef, useState } from 'react'
import { type Chat, useChat } from './use-chat.ts'
import { useLiveEvents } from './use-live-events.ts'

/**
 * What a page with a conversation needs besides the media: its text messages, numbers that rise when documents (`documentsVersion`) or parties and
 * their keys (`news`) change, and the page's
 * own data read again when parties change. `chatUrl` and `eventsUrl` are the page's; events of other appointments are ignored.
 */
export function useRoomPage(
  urls: { chatUrl: string; eventsUrl: string },
  appointmentId: string,
  headers: Record<string, string>,
): { chat: Chat; documentsVersion: number; news: number } {
  const { revalidate } = useRevalidator()
  const chat = useChat(urls.chatUrl, headers)
  const [documentsVersion, setVersion] = useState(0)
  const [news, setNews] = useState(0)
  const latest = useRef(revalidate)
  latest.current = revalidate
  useLiveEvents(urls.eventsUrl, (event) => {
    if (event !== 'resync' && event.appointmentId !== appointmentId) return
    const type = event === 'resync' ? 'resync' : event.type
    if (type === 'chat_message_sent' || type === 'resync') chat.refresh()
    if (type.startsWith('document_') || type.startsWith('checklist_') || type === 'resync')
      setVersion((before) => before + 1)
    if (type.startsWith('party_') || type === 'media_key_changed' || type === 'resync') setNews((before) => before + 1)
    if (type !== 'chat_message_sent' && type !== 'media_key_changed') latest.current()
  })
  return { chat, documentsVersion, news }
}
