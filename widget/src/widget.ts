import { AnswerView } from "./answer";
import { CareerChat } from "./career-chat";

// A page may load the script twice.
if (!customElements.get("career-chat")) {
  customElements.define("career-chat-answer", AnswerView);
  customElements.define("career-chat", CareerChat);
}
