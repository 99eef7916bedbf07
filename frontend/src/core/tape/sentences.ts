/**
 * What is said of a run, in other languages, by tag and English template: `python -m docs.generate` writes this file.
 */
export const SENTENCES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "zh-Hans": {
    "a tie gives each half": "相等时各得一半",
    "at the limits the derivative is 0": "在界上微分为 0",
    "at the limits the derivative is 1": "在界上微分为 1",
    "d/d exponent is 0 where the base is 0 and the exponent is not negative; d/d base is 0 for exponent 0":
      "底数为 0 且指数不为负时，对指数的微分为 0；指数为 0 时，对底数的微分为 0",
    "for 0 < n < 1 the derivative at 0 is infinite; for n = 0 it is 0":
      "0 < n < 1 时，在 0 处微分为无穷大；n = 0 时为 0",
    infinite: "无穷大",
    "minus infinity": "负无穷大",
    "not a number": "NaN（不是数）",
    "the derivative at -1 and 1 is infinite": "在 -1 和 1 处微分为无穷大",
    "the derivative at 0 is infinite": "在 0 处微分为无穷大",
    "the gradient that reaches {node} is {oddity}; where {op} blocks, exactly 0 goes on to {operand}, whatever arrives":
      "传到 {node} 的梯度是{oddity}；在 {op} 截断的地方，无论传来什么，传给 {operand} 的都恰好是 0",
    "the gradient that {node} hands on to {operand} is {oddity}": "{node} 传给 {operand} 的梯度是{oddity}",
    "the value jumps here; the derivative is 0": "值在这里跳变；微分为 0",
    "the value of {node} is {oddity}": "{node} 的值是{oddity}",
    "{branch} is not finite where {node} does not take it. The value is right and the gradient of {branch} is 0 there; but further back 0 times an infinite derivative is not a number. Choose a harmless operand first, with a where of its own, before the function that breaks":
      "在 {node} 没有选用 {branch} 的地方，{branch} 不是有限的数。值是对的，{branch} 在那里的梯度也是 0；但再往回传，0 乘以无穷大的微分得到 NaN。请在会出错的函数之前，先用另一个 where 换上无害的值",
    "{left} and {right}": "{left} 和 {right}",
    "{op} has no derivative at this value of {names}; the rule: {kink}":
      "{op} 在 {names} 的这个值处没有微分；约定：{kink}",
  },
  "zh-Hant": {
    "a tie gives each half": "相等時各得一半",
    "at the limits the derivative is 0": "在界上微分為 0",
    "at the limits the derivative is 1": "在界上微分為 1",
    "d/d exponent is 0 where the base is 0 and the exponent is not negative; d/d base is 0 for exponent 0":
      "底數為 0 且指數不為負時，對指數的微分為 0；指數為 0 時，對底數的微分為 0",
    "for 0 < n < 1 the derivative at 0 is infinite; for n = 0 it is 0":
      "0 < n < 1 時，在 0 處微分為無窮大；n = 0 時為 0",
    infinite: "無窮大",
    "minus infinity": "負無窮大",
    "not a number": "NaN（不是數）",
    "the derivative at -1 and 1 is infinite": "在 -1 和 1 處微分為無窮大",
    "the derivative at 0 is infinite": "在 0 處微分為無窮大",
    "the gradient that reaches {node} is {oddity}; where {op} blocks, exactly 0 goes on to {operand}, whatever arrives":
      "傳到 {node} 的梯度是{oddity}；在 {op} 截斷的地方，無論傳來什麼，傳給 {operand} 的都恰好是 0",
    "the gradient that {node} hands on to {operand} is {oddity}": "{node} 傳給 {operand} 的梯度是{oddity}",
    "the value jumps here; the derivative is 0": "值在這裡跳變；微分為 0",
    "the value of {node} is {oddity}": "{node} 的值是{oddity}",
    "{branch} is not finite where {node} does not take it. The value is right and the gradient of {branch} is 0 there; but further back 0 times an infinite derivative is not a number. Choose a harmless operand first, with a where of its own, before the function that breaks":
      "在 {node} 沒有選用 {branch} 的地方，{branch} 不是有限的數。值是對的，{branch} 在那裡的梯度也是 0；但再往回傳，0 乘以無窮大的微分得到 NaN。請在會出錯的函數之前，先用另一個 where 換上無害的值",
    "{left} and {right}": "{left} 和 {right}",
    "{op} has no derivative at this value of {names}; the rule: {kink}":
      "{op} 在 {names} 的這個值處沒有微分；約定：{kink}",
  },
};
