// The people of the demo, as the program prints them.
export const SHARED = "0420-3318-7";
export const OTHER = "0418-9921-4";
export const ALONE = "0771-0001-6";

export const hanako = { id: "hanako01", login: "sora-wo-tobu-kujira", confirmation: "ao-i-tori-no-uta" };
export const suzuki = { id: "suzuki77", login: "yama-no-ue-no-shiro", confirmation: "kaze-to-hon-no-mado" };
export const ito = { id: "ito2026n", login: "kawa-zoi-no-densha", confirmation: "hoshi-mittsu-no-tsukue" };
export const misaki = { id: "misaki88", login: "mikan-bako-to-neko", confirmation: "asa-no-suihei-sen" };
export const tanaka = { id: "tanaka3k", login: "eki-mae-no-panya", confirmation: "yoru-no-tosho-kan" };
export const yamamoto = { id: "yamaryo5", login: "ame-agari-no-niji", confirmation: "shiro-i-tegami-bako" };
export const sakura = { id: "sakura01", login: "haru-no-kado-no-mise", confirmation: "hana-no-mae-no-cha" };
/** The master of the company that the desk opens; the desk fills in the serial of its token. */
export const mori = { id: "moriaoi7", name: "森 葵", login: "fuyu-no-asa-no-koe", confirmation: "kita-no-machi-no-hi", serial: null };
