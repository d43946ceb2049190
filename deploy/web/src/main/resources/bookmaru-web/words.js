/** What the page says: Korean, or English in a browser whose language is English. */

export const language = navigator.language.toLowerCase().startsWith("en") ? "en" : "ko";

const WORDS = {
  bookmaru: ["책마루", "Bookmaru"],
  welcome: ["책마루에 오신 것을 환영합니다", "Welcome to Bookmaru"],
  what: ["아이에게 맞는 책을 찾고, 다른 부모와 이야기를 나눠 보세요.", "Find books that suit your child, and talk about them with other parents."],
  email: ["이메일", "E-mail"],
  password: ["비밀번호 (8자 이상)", "Password (8 characters or more)"],
  displayName: ["이름", "Name"],
  logIn: ["로그인", "Log in"],
  signUp: ["회원 가입", "Sign up"],
  toSignUp: ["처음이신가요? 회원 가입", "New here? Sign up"],
  toLogIn: ["이미 회원이신가요? 로그인", "Have an account? Log in"],
  logOut: ["로그아웃", "Log out"],

  "nav/": ["아이", "Children"],
  "nav/posts": ["이야기", "Posts"],
  "nav/friends": ["이웃", "Friends"],
  "nav/notifications": ["알림", "Inbox"],
  "nav/account": ["내 정보", "Account"],

  children: ["우리 아이", "Your children"],
  "children.none": ["아이를 등록하면 좋아할 만한 책을 찾아 드려요.", "Add a child, and we find books that it may like."],
  "children.add": ["아이 등록", "Add a child"],
  nickname: ["애칭", "Nickname"],
  birthYear: ["태어난 해", "Year of birth"],
  born: ["{0}년생", "born in {0}"],
  add: ["등록", "Add"],
  taste: ["책 취향", "Taste in books"],
  "taste.none": ["책에 좋아요를 누르면 취향이 보여요.", "Like a few books, and a taste appears."],
  pending: ["반영하는 중", "being updated"],
  recommended: ["추천하는 책", "Recommended"],
  books: ["책 찾기", "Find books"],
  "books.query": ["제목이나 지은이", "Title or author"],
  search: ["찾기", "Search"],
  LIKE: ["좋아요", "Like"],
  DISLIKE: ["별로예요", "Dislike"],

  posts: ["이야기", "Posts"],
  "posts.write": ["글쓰기", "Write a post"],
  title: ["제목", "Title"],
  body: ["내용", "Text"],
  comment: ["코멘트", "Comment"],
  comments: ["코멘트", "Comments"],
  send: ["올리기", "Send"],

  friends: ["닮은 이웃", "People like you"],
  asOf: ["기준", "As of"],
  "profile.why": ["프로필을 등록하면 취향이 닮은 이웃을 보여 드려요.", "Register a profile to see who is like you."],
  "profile.ask": ["등록 신청", "Ask to register"],
  "profile.waits": ["신청했어요. 관리자가 확인하면 이웃이 보여요.", "It waits for an admin to approve it."],
  hobbies: ["취미", "Hobbies"],
  interests: ["관심사", "Interests"],
  region: ["지역", "Region"],
  introduction: ["소개", "Introduction"],
  commas: ["쉼표로 나눠 적어 주세요.", "Separated by commas."],

  notifications: ["알림", "Inbox"],
  push: ["이 브라우저의 알림", "Notifications in this browser"],
  "push.on": ["알림이 켜져 있어요.", "Notifications are on."],
  "push.off": ["새 코멘트가 달리면 바로 알려 드려요.", "Be told at once of a new comment."],
  "push.soon": ["곧 알림이 켜져요.", "Notifications will be on soon."],
  "push.denied": ["브라우저 설정에서 이 사이트의 알림을 허용해 주세요.", "Allow notifications of this site in your browser's settings."],
  "push.unsupported": ["이 브라우저는 알림을 지원하지 않아요.", "This browser has no notifications."],
  "push.turnOn": ["알림 켜기", "Turn on notifications"],
  "push.turnOff": ["알림 끄기", "Turn off notifications"],

  "giveaway.FIRST_COME": ["선착순 {0}명", "The first {0} win"],
  "giveaway.RAFFLE": ["추첨 {0}명", "{0} winners are drawn"],
  "giveaway.check": ["추첨 확인", "Check the draw"],
  "entry.enter": ["응모하기", "Enter"],
  "entry.WAITING": ["응모했어요. 결과를 기다려 주세요.", "You have entered. Wait for the result."],
  "entry.WON": ["당첨되었어요!", "You have won!"],
  "entry.SOLD_OUT": ["모두 나누어 드렸어요.", "All have been given away."],
  "entry.LOST": ["아쉽지만 다음 기회에 만나요.", "No luck this time."],
  "entry.place": ["{0}번째", "place {0}"],

  more: ["더 보기", "More"],
  nothing: ["아직 아무것도 없어요.", "Nothing here yet."],
  sorry: ["잠시 문제가 생겼어요", "Something went wrong"],
  offline: ["연결할 수 없어요. 잠시 후 다시 해 주세요.", "No connection. Try again in a moment."],
  "problem.not-found": ["찾을 수 없어요.", "There is no such thing."],
  "problem.wrong-credentials": ["이메일이나 비밀번호가 맞지 않아요.", "E-mail and password do not belong together."],
  "problem.email-taken": ["이미 가입한 이메일이에요.", "This address has an account already."],
  "problem.too-many-attempts": ["시도가 너무 많아요. 잠시 후 다시 해 주세요.", "Too many attempts. Try again later."],
  "problem.too-many-requests": ["요청이 너무 많아요. 잠시 후 다시 해 주세요.", "Too many requests. Try again in a moment."],
  "problem.giveaway-not-open": ["아직 시작하지 않았어요.", "It has not opened yet."],
  "problem.giveaway-closed": ["이미 끝났어요.", "It has closed."],
  "problem.too-many-entries": ["지금 응모가 몰려 있어요. 잠시 후 다시 해 주세요.", "Many enter at this moment. Try again in a second."],
  "problem.unavailable": ["지금은 이용할 수 없어요. 잠시 후 다시 해 주세요.", "Not available now. Try again in a moment."],
  "problem.request-pending": ["이미 신청했어요. 관리자의 확인을 기다려 주세요.", "A request waits already."],
};

/** Names of genres and topics in the catalogue; in English they name themselves. */
const CATALOGUE = {
  "picture-book": "그림책", classic: "고전", "historical-fiction": "역사 동화",
  "realistic-fiction": "생활 동화", "animal-story": "동물 이야기", "science-fiction": "공상 과학",
  humor: "유머", fantasy: "판타지", folktale: "옛이야기", "school-story": "학교 이야기", mystery: "추리",
  adventure: "모험", poetry: "동시", "fairy-tale": "요정 이야기", nonfiction: "지식책",
  "graphic-novel": "그래픽 노블", "self-esteem": "자존감", nature: "자연", kindness: "친절", love: "사랑",
  war: "전쟁", family: "가족", poverty: "가난", courage: "용기", mothers: "엄마", hope: "희망",
  siblings: "형제자매", loss: "이별", home: "집", animals: "동물", death: "죽음", space: "우주",
  environment: "환경", friendship: "우정", food: "음식", imagination: "상상력", community: "이웃",
  play: "놀이", dreams: "꿈", loneliness: "외로움", emotions: "감정", winter: "겨울", tradition: "전통",
  grandparents: "할머니와 할아버지", sea: "바다", school: "학교", "growing-up": "성장", justice: "정의",
  freedom: "자유", sports: "운동", bullying: "따돌림", secrets: "비밀", magic: "마법", difference: "다름",
  identity: "나다움", fathers: "아빠", time: "시간", books: "책", journey: "여행", history: "역사",
  survival: "생존", "good-and-evil": "선과 악", monsters: "괴물", disability: "장애", music: "음악",
  learning: "배움", farm: "농장", mischief: "장난", treasure: "보물", racism: "인종 차별", science: "과학",
  toys: "장난감", detective: "탐정", bedtime: "잠자리", art: "미술", robots: "로봇",
};

/**
 * @param {string} key
 * @param {string | number} [value] stands in the place of `{0}`; for a problem without words of its
 *     own, what is said instead
 */
export function say(key, value = "") {
  const words = WORDS[key];
  if (!words) return String(value || key);
  return words[language === "ko" ? 0 : 1].replace("{0}", String(value));
}

export const catalogueWord = (name) =>
  (language === "ko" && CATALOGUE[name]) || name.replaceAll("-", " ");
