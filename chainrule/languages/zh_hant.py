"""繁體中文：每個英文句子的模板，以及它的說法。"""

SENTENCES = {
    "{first} or {second}": "{first} 或 {second}",
    "there is no function {name}; a product is written {product}(...), and a function is written out as its formula":
        "沒有函數 {name}；乘積寫成 {product}(...)，函數則把它的算式寫出來",
    "a formula ends with its line, and this line begins with '{sign}'; if it goes on here, join the lines":
        "算式到行末就結束，而這一行以 '{sign}' 開頭；如果是接著上一行寫的，請把兩行連起來",
    "nothing is drawn at random here; its numbers are given as an input": "這裡不抽取隨機數；這些數作為輸入給定",
    "{typed} is the number e less {name}; an exponential function that has lost its sign is written {read}":
        "{typed} 是數 e 減去 {name}；如果本來是指數函數，只是遺失了上標，請寫成 {read}",
    "{typed} may be the inverse matrix, {inverse}, or one over every element, {elements}; write which":
        "{typed} 可能是反矩陣 {inverse}，也可能是每個元素的倒數 {elements}；請寫明",
    "{typed} may be the number {number}, or a product; write which": "{typed} 可能是數 {number}，也可能是乘積；請寫明",
    "{typed} may be {read}, or a name of its own, which is better written {name}; write which":
        "{typed} 可能是 {read}，也可能是一個名字，那樣最好寫成 {name}；請寫明",
    "{typed} would be a complex number, and numbers are real here; a product is written {read}":
        "{typed} 會是複數，而這裡的數都是實數；乘積寫成 {read}",
    "{typed} is a power of every element; the matrix times itself is written {product}":
        "{typed} 是每個元素的冪；矩陣自乘寫作 {product}",
    "{typed} of a matrix is read as that of all its numbers in a row":
        "{typed} 中是矩陣，讀作把所有元素排成一列後的範數",
    "{typed} of a matrix is its greatest singular value, which is not computed here; the root of the "
    "sum of all squares is {read}":
        "矩陣的 {typed} 是最大奇異值，這裡不計算；所有元素平方和的平方根寫作 {read}",
    "{typed} of a matrix is its greatest column sum, {column}; the sum of all sizes is {numbers}; write which":
        "矩陣的 {typed} 是最大的行和 {column}；所有元素絕對值之和是 {numbers}；請寫明",
    "{typed} is read as {read}; a fraction over the whole sum is written {whole}":
        "{typed} 讀作 {read}；如果整個和都在分母裡，寫作 {whole}",
    "{typed} of a matrix is its greatest row sum, {row}; the greatest of all sizes is {number}; write which":
        "矩陣的 {typed} 是最大的列和 {row}；所有元素絕對值中最大的是 {number}；請寫明",
    "'...' stands in an index only, as in x[..., 0]; other values are written out":
        "'...' 只能寫在下標裡，如 x[..., 0]；其他的值請逐個寫出",
    "'...' stands in an index once":
        "'...' 在一個下標裡只能出現一次",
    "{name} is 1 here; other convolutions are not read":
        "{name} 在這裡是 1；其他的卷積讀不了",
    "{typed} changes the shape alone, as reshape does":
        "{typed} 只改變形狀，與 reshape 一樣",
    "{typed} puts in an axis of length 1, as reshape does":
        "{typed} 插入一個長度為 1 的軸，與 reshape 一樣",
    "{word} is left out: values are float64 numbers already":
        "{word} 略去：值本來就是 float64 的數",
    "a new axis stands among {count}: at {low} to {high}":
        "新軸之後共有 {count} 個軸：位置從 {low} 到 {high}",
    "axis {axis} is outside {shape}":
        "軸 {axis} 超出了形狀 {shape}",
    "nothing is done within something else: write the formulas inside as lines":
        "這裡沒有語句區塊：請把裡面的算式逐行寫出",
    "a line says what a value is, and this one does not: leave it out":
        "每一行說明一個值是什麼，這一行沒有：請略去",
    "all numbers are float64: a line is y = ..., without a type":
        "所有的數都是 float64：一行寫作 y = ...，不帶型別",
    "a line begins with the name of its value: leave its number or bullet out":
        "一行以它的值的名字開頭：請去掉編號或項目符號",
    "all numbers are float64, and a type rounds none: write floor(x)":
        "所有的數都是 float64，型別不會取整：請寫 floor(x)",
    "{found} is nearly a number: write all like 1234.5, or leave them out":
        "{found} 幾乎是一個數：請都寫成 1234.5 這樣，或略去這一欄",
    "{found} may be {whole} or {fraction}: say which, or write it without a comma":
        "{found} 可能是 {whole}，也可能是 {fraction}：請指明小數點，或不寫逗號",
    "{name} has no axis {axis}; its shape is {shape}":
        "{name} 沒有軸 {axis}；它的形狀是 {shape}",
    "{wanted}, in a list; got the number {found}": "{wanted}，寫成列表；得到的是數 {found}",
    "the limits of {name} are numbers written out; with values write {formula}":
        "{name} 的上下限要寫成數；如果是值，請寫 {formula}",
    "{typed} is one over all elements in scipy; write axis=-1 for one of every row":
        "在 scipy 中，{typed} 是對所有元素一起計算的；要逐列計算，請寫 axis=-1",
    "{typed} may be {read}, in which {name} is computed from itself: give the result another name; a "
    "name of its own is better written {kept}":
        "{typed} 可能是 {read}，那樣 {name} 就由它自己算出：請給結果換個名字；如果是一個名字，最好寫成 {kept}",
    "'|' stands on both sides of an absolute value, as in |x|; of two conditions it is written or":
        "'|' 寫在絕對值的兩邊，如 |x|；兩個條件之間的「或」寫作 or",
    "'~' is no operator here: write the opposite condition, as in x <= 0 for x > 0":
        "'~' 在這裡不是運算子：請寫相反的條件，例如用 x <= 0 代替 x > 0",
    "'{sign}' is no operator here: write the opposite condition, as in x <= 0 for x > 0":
        "'{sign}' 在這裡不是運算子：請寫相反的條件，例如用 x <= 0 代替 x > 0",
    "'⊗' is written outer(a, b), or a * b for a product element by element":
        "'⊗' 寫作 outer(a, b)；逐元素的乘積寫作 a * b",
    "values do not change, nor do their parts: give the result a new name, as in where(mask, 0, x)":
        "值不會改變，值的一部分也不會：請給結果一個新名字，例如 where(mask, 0, x)",
    "the gradient of every value is always there; differences of neighbours are x[1:] - x[:-1]":
        "每個值的梯度始終都在；相鄰元素之差寫作 x[1:] - x[:-1]",
    "{typed} is read as {read}": "{typed} 讀作 {read}",
    "{typed} is read as a product, {read}": "{typed} 讀作乘積 {read}",
    "{typed} is read as a matrix product, {read}": "{typed} 讀作矩陣乘積 {read}",
    "{typed} of two vectors is their scalar product, dot": "{typed} 中是兩個向量，讀作它們的內積 dot",
    "{typed} of matrices is their matrix product, as @ is": "{typed} 中有矩陣，讀作矩陣乘積，與 @ 相同",
    "{typed} names the value {name}; {names} is an input or a value as elsewhere":
        "{typed} 給出名為 {name} 的值；{names} 與別處一樣是輸入或已有的值",
    "{name} is an input here, not the function": "{name} 在這裡是輸入，不是函數",
    "{sign} begins a comment, as # does": "{sign} 之後是註解，與 # 相同",
    "'←' is not used here; a line names a value with '='": "這裡不用 '←'；一行用 '=' 給值命名",
    "'∛' is not read; a cube root is written x**(1/3)": "不讀 '∛'；立方根寫成 x**(1/3)",
    "lg is the logarithm to the base 10 to some and to the base 2 to others; write which":
        "lg 有人指以 10 為底的對數，有人指以 2 為底；請寫明是哪一個",
    "parts are picked by whole numbers; what fulfils a condition is kept by where(x > 0, x, 0)":
        "取出部分要用整數；按條件保留寫成 where(x > 0, x, 0)",
    "rounding down is written floor(x)": "向下取整寫成 floor(x)",
    "rounding up is written ceil(x)": "向上取整寫成 ceil(x)",
    "there is no function {name}; a product is written {product}(...)": "沒有函數 {name}；乘積寫成 {product}(...)",
    "{message}. It belongs to Python, which is not run here: a formula is made of numbers, names and the "
    "functions of the list of ops":
        "{message}。它屬於 Python，而這裡不執行 Python：算式由數、名稱和運算表中的函數組成",
    "{message}. {name} is one name; did you mean {split}?": "{message}。{name} 是一個名稱；是不是 {split}？",
    "{name} is one of {known}": "{name} 只能是 {known} 之一",
    "{typed} is a part of the greatest or least elements in numpy, and all of them in torch; write which":
        "{typed} 在 numpy 中是最大或最小元素的一部分，在 torch 中是全部；請寫明是哪一個",
    "{typed} is a position in torch, which has no derivative; write {values} for the values":
        "{typed} 在 torch 中是位置，位置沒有導數；要取值請寫 {values}",
    "{word} is left out: a line names a value by itself": "忽略 {word}：一行本身就給值命名",
    "{word} is left out: it marks a piece of code": "忽略 {word}：它只是程式碼段的標記",
    "'$' is left out: formulas are read without TeX signs": "忽略 '$'：算式不需要 TeX 的記號",
    "{option} is left out: all numbers are float64": "忽略 {option}：所有數都是 float64",
    "{name} divides by the count here, as in numpy; torch divides by one less":
        "{name} 在這裡除以個數，與 numpy 相同；torch 除以個數減一",
    "{name} needs a value: it is never computed, so it is an input":
        "{name} 需要一個值：沒有一行計算它，所以它是輸入",
    "{message}. Without a value are {names}": "{message}。沒有值的有：{names}",
    "{message}. Values are given for {names}, which the text does not use":
        "{message}。給了值但文中沒有用到的有：{names}",
    "{names} and {count} more": "{names} 以及另外 {count} 個",
    "its inputs are: {names}": "它的輸入是：{names}",
    "it has no inputs": "它沒有輸入",
    "more than {most} inputs": "輸入多於 {most} 個",
    "two values are given for {name}": "{name} 給了兩個值",
    "the value given for {name} is not used, since the text computes it; {known}":
        "給了 {name} 的值，但沒有用到：它由文中的算式算出；{known}",
    "the value given for {name} is not used, since it does not occur in the text; {known}":
        "給了 {name} 的值，但沒有用到：文中沒有它；{known}",
    "only the last line may do without a name; give this value one, as in y = ...":
        "只有最後一行可以沒有名字；請給這個值一個名字，例如 y = ...",
    "{odd} ({odd_points}) and {other} ({other_points}) look the same but are two names":
        "{odd}（{odd_points}）和 {other}（{other_points}）看起來一樣，卻是兩個名字",
    "{name} is used here but computed only in line {line}; move that line up":
        "{name} 在這裡用到，卻到第 {line} 行才算出；請把那一行移到前面",
    "{name} is computed from itself; give the new value a new name": "{name} 由它自己算出；請給新的值一個新名字",
    "{name} is computed in line {line} from this very value: each waits for the other":
        "{name} 在第 {line} 行由這個值算出：它們互相等待",
    "{name} has a value since line {line}: names stand for values and never change. Give this one another name":
        "{name} 在第 {line} 行已有值：名字代表值，不會改變。請換一個名字",
    "the output {name} is an input, nothing computes it; it can be: {known}":
        "輸出 {name} 是輸入，沒有算式算出它；可以是：{known}",
    "the output {name} is no name of this text; it can be: {known}": "文中沒有輸出 {name}；可以是：{known}",
    "the output {name} has shape {shape}, and a backward pass starts at a single number: sum it":
        "輸出 {name} 的形狀是 {shape}，而反向傳播從一個數開始：請對它求和",
    "{error}. Here {said}": "{error}。這裡{said}",
    "{name} is a type; all numbers are float64": "{name} 是型別；所有數都是 float64",
    "{name}: names begin with a letter": "{name}：名字以字母開頭",
    "{name} holds letters that only resemble {plain}; write it in ordinary letters":
        "{name} 裡有只是像 {plain} 的字母；請用普通字母",
    "{name} mixes Cyrillic letters with others that look the same; write it in one script":
        "{name} 混用了西裡爾字母和樣子相同的其他字母；請只用一種",
    "{name} is the value at {names}; for other values write its formula once more":
        "{name} 是在 {names} 處的值；要用別的值，請把算式再寫一遍",
    "there is no function {name}; did you mean {known}?": "沒有函數 {name}；是不是 {known}？",
    "there is no function {name}; the nearest known name, {known}, is far from it":
        "沒有函數 {name}；最接近的已知名字 {known} 也相差很遠",
    "{name} is a value, not a function; a product is written {word}*(...)":
        "{name} 是值，不是函數；乘積寫作 {word}*(...)",
    "{name} is not a function here: {remedy}": "這裡沒有函數 {name}：{remedy}",
    "there is no {name} here; the functions are those of the list of ops": "這裡沒有 {name}；可用的函數見運算列表",
    "{name} is a function and needs its brackets: {name_only}(x); a value needs another name":
        "{name} 是函數，需要括號：{name_only}(x)；值請另取名字",
    "{name} is a function and needs its brackets: {called}": "{name} 是函數，需要括號：{called}",
    "values have no attribute {name}; functions stand before their value, as in sum(x)":
        "值沒有屬性 {name}；函數寫在值的前面，例如 sum(x)",
    "{typed} may be the inverse function, {inverse}(x), or 1/{word}(x); write which":
        "{typed} 可能是反函數 {inverse}(x)，也可能是 1/{word}(x)；請寫明",
    "{typed} is not read; write 1/{word}(x), or the inverse by its name":
        "{typed} 無法讀；請寫 1/{word}(x)，或寫出反函數的名字",
    "{word} has no option {option}; it is called {signature}": "{word} 沒有選項 {option}；用法是 {signature}",
    "{word} takes {fewest} values, not {found}; it is called {signature}":
        "{word} 需要 {fewest} 個值，不是 {found} 個；用法是 {signature}",
    "{word} takes {count} values, not {found}": "{word} 需要 {count} 個值，不是 {found} 個",
    "{word} takes {fewest} or more values, not {found}; it is called {signature}":
        "{word} 需要至少 {fewest} 個值，不是 {found} 個；用法是 {signature}",
    "{word} takes {fewest} to {most} values, not {found}; it is called {signature}":
        "{word} 需要 {fewest} 到 {most} 個值，不是 {found} 個；用法是 {signature}",
    "{word} takes one value, not {found}; it is called {signature}":
        "{word} 需要一個值，不是 {found} 個；用法是 {signature}",
    "operands stand before options such as axis=0": "值寫在 axis=0 這樣的選項之前",
    "{name} is given twice": "{name} 給了兩次",
    "{name} is True or False, not {piece}": "{name} 是 True 或 False，不是 {piece}",
    "{name} is a text in quotes, not {piece}": "{name} 是引號裡的文字，不是 {piece}",
    "{name} must be a number written out, not {piece}": "{name} 必須是寫明的數，不是 {piece}",
    "{what} must be a whole number written out, such as 0 or -1, not {piece}":
        "{what}必須是寫明的整數，例如 0 或 -1，不是 {piece}",
    "{what} is at most {most}, not {piece}": "{what}最大是 {most}，不是 {piece}",
    "an index": "索引",
    "a slice's bound": "切片的界",
    "an entry of {name}": "{name} 的一項",
    "dropout needs its mask here, an input of zeros and ones: dropout(x, mask, p=0.5)":
        "dropout 在這裡需要遮罩，即由 0 和 1 組成的輸入：dropout(x, mask, p=0.5)",
    "{name} takes its value alone, and scale and shift are written out: {name}(x)*g + b":
        "{name} 只取一個值，縮放和平移要寫出來：{name}(x)*g + b",
    "jax.nn.gelu is an approximation by tanh; gelu(x) is exact here, as torch's is":
        "jax.nn.gelu 是用 tanh 的近似；這裡的 gelu(x) 是精確的，與 torch 相同",
    "this {name} divides by n - 1; {name} here divides by n: write it as {right}":
        "這個 {name} 除以 n - 1，而這裡的 {name} 除以 n：請寫成 {right}",
    "torch swaps axes here, numpy leaves them as they are; write {swapped} or {same}":
        "torch 在這裡交換兩個軸，numpy 則保持不變；請寫 {swapped} 或 {same}",
    "norms of order 1, 2 and inf are read; an axis is written axis=0, or sum(x**2, axis=0) ** 0.5":
        "只讀 1 階、2 階和 inf 階的範數；軸寫作 axis=0，或寫 sum(x**2, axis=0) ** 0.5",
    "one axis is picked by a list; write two steps, as in x[[0, 2]][:, [1, 3]]":
        "只能有一個軸用列表挑選；請分兩步寫，例如 x[[0, 2]][:, [1, 3]]",
    "values with commas between them stand in a function's brackets only; a list is written [a, b]":
        "用逗號分開的值只能在函數的括號裡；列表寫作 [a, b]",
    "a list needs at least one value": "列表至少要有一個值",
    "the lists in {piece} differ in length": "{piece} 裡的列表長度不同",
    "this can stand in an index only": "這只能用在索引裡",
    "an array is made of one list of numbers, as in np.array([1, 2])":
        "陣列由一個數的列表組成，例如 np.array([1, 2])",
    "brackets and signs nested deeper than {most}, the most that is allowed":
        "括號和正負號的巢狀超過 {most} 層的上限",
    "this '{opening}' is never closed; a '{right}' is missing": "這個 '{opening}' 沒有合上；缺少 '{right}'",
    "'{opening}' is closed by '{right}', not by '{found}'": "'{opening}' 要用 '{right}' 合上，不是 '{found}'",
    "no bracket is open that this '{bracket}' could close": "沒有開著的括號可以用這個 '{bracket}' 合上",
    "this '|' is never closed; an absolute value is written |x|": "這個 '|' 沒有合上；絕對值寫作 |x|",
    "this '‖' is never closed; a norm is written ‖x‖": "這個 '‖' 沒有合上；範數寫作 ‖x‖",
    "a fraction is written \\frac{{a}}{{b}}, each part in its braces": "分數寫作 \\frac{{a}}{{b}}，兩部分各用花括號",
    "only square roots are read so; another is a power, as in x**(1/3)":
        "這樣只能寫平方根；其他的根寫作冪，例如 x**(1/3)",
    "{command} is not read; known are \\frac, \\sqrt, \\cdot, Greek letters and functions such as \\exp":
        "{command} 無法讀；可用的有 \\frac、\\sqrt、\\cdot、希腊字母和 \\exp 這樣的函數",
    "{typed} may be {both} or {one}; write which": "{typed} 可能是 {both}，也可能是 {one}；請寫明",
    "an operator is missing between '{before}' and {after}; a product is written with '*'":
        "'{before}' 和 {after} 之間缺少運算子；乘積寫作 '*'",
    "'{sign}' compares, and a comparison is no number: it stands as a condition, as in where(x > 0, x, 0)":
        "'{sign}' 是比較，而比較不是數：它用作條件，例如 where(x > 0, x, 0)",
    "{message}; a line names a value with a single '='": "{message}；給值取名用一個 '='",
    "'{word}' joins two comparisons, as in x > 0 and x < 1; there are no truth values besides":
        "'{word}' 連接兩個比較，例如 x > 0 and x < 1；此外沒有真假值",
    "a condition compares two values, as in x > 0; {piece} does not":
        "條件要比較兩個值，例如 x > 0；{piece} 沒有比較",
    "a choice is written x > 0 ? a : b; its ':' is missing": "選擇寫作 x > 0 ? a : b；缺少 ':'",
    "a choice is written a if x > 0 else b; its 'else' is missing": "選擇寫作 a if x > 0 else b；缺少 'else'",
    "a choice is written where(x > 0, a, b), or a if x > 0 else b":
        "選擇寫作 where(x > 0, a, b)，或 a if x > 0 else b",
    "a choice is written x > 0 ? a : b": "選擇寫作 x > 0 ? a : b",
    "a condition is written where(x > 0, a, b), or x > 0 ? a : b": "條件寫作 where(x > 0, a, b)，或 x > 0 ? a : b",
    "a prime is written ′ here, and a transposed value {name}.T": "撇號在這裡寫作 ′，轉置寫作 {name}.T",
    "a value is missing before '{sign}'": "'{sign}' 前缺少值",
    "a value is missing after '{sign}'": "'{sign}' 後缺少值",
    "a value is missing after ','": "',' 後缺少值",
    "a value is missing between these brackets": "這對括號裡缺少值",
    "an index is missing between these brackets": "這對括號裡缺少索引",
    "a formula is missing after '='": "'=' 後缺少算式",
    "a line gives one name to one formula; this is its second '='": "一行給一個算式取一個名字；這是第二個 '='",
    "a line gives one name to one formula; write a line for each name":
        "一行給一個算式取一個名字；請為每個名字各寫一行",
    "only a name can stand before '='; an equation cannot be solved here": "'=' 前只能是名字；這裡不能解方程",
    "a comma separates the arguments of a function; lines are separated by line ends or ';'":
        "逗號分開函數的參數；各行用換行或 ';' 分開",
    "':' stands between the bounds of a slice only, as in x[1:3]": "':' 只用在切片的兩個界之間，例如 x[1:3]",
    "'[' indexes a value, as in x[0], or lists the arguments of stack": "'[' 用來取索引，例如 x[0]，或寫出列表",
    "{token} cannot stand here": "{token} 不能用在這裡",
    "the formula ends too early": "算式還沒有寫完",
    "there is no formula here; write one, such as y = w*x + b": "這裡還沒有算式；請寫一個，例如 y = w*x + b",
    "{character} has no meaning here": "{character} 在這裡沒有意義",
    "{character} cannot begin a name": "名字不能以 {character} 開頭",
    "{character} cannot be part of a name": "名字裡不能有 {character}",
    "{character} is a control character or half of one, and is not read": "{character} 是控制字元或它的一半，無法讀",
    "{number} is larger than any float64 (about 1.8e308)": "{number} 超過了 float64 的上限（約 1.8e308）",
    "{number} is no number: it has a second point": "{number} 不是數：有兩個小數點",
    "{typed} would be a whole number of another base; write it in decimals":
        "{typed} 是別的進位制的整數；請寫成十進制",
    "a text of {length} characters; at most {most} are read": "文字有 {length} 個字元；最多讀 {most} 個",
    "a name of {length} characters; at most {most} are allowed": "名字有 {length} 個字元；最多 {most} 個",
    "a number of {length} characters; at most {most} are read": "數有 {length} 個字元；最多讀 {most} 個",
    "more than {most} {what}: a graph may have {most} nodes": "超過 {most} 個（{what}）：一張圖最多有 {most} 個節點",
    "this would take {value} units of work, of about a nanosecond; at most {most}. {remedy}":
        "這需要 {value} 個單位的計算（每個約一奈秒），上限是 {most}。{remedy}",
    "this would hold {value} bytes of memory; at most {most}. {remedy}":
        "這會佔用 {value} 位元組記憶體，上限是 {most}。{remedy}",
    "the answer would have about {value} bytes; at most {most}. {remedy}":
        "回答約有 {value} 位元組，上限是 {most}。{remedy}",
    "Without verify it fits": "不作 verify 就可以",
    "The binary form fits": "二進位形式可以",
    "Use smaller arrays, or fewer samples": "請用小一些的陣列，或少一些樣本",
    "more than {most} numbers would flow back over the edges": "反向流過各條邊的數會超過 {most} 個",
    "the computation ended before it was done; ask for something smaller":
        "計算沒有完成就結束了；請少要一些",
    "the document would have about {value} bytes; at most {most} are sent over a live connection. "
    "Open the source without it, and ask for the trace by its id":
        "文件約有 {value} 位元組，即時連線最多傳送 {most}。請不要文件只開啟來源，再按 id 取軌跡",
    "this takes more memory than one computation may have":
        "這需要的記憶體超過一次計算所能有的",
    "this was not computed within {seconds} s; ask for something smaller":
        "這在 {seconds} 秒內沒有算完；請少要一些",
    "too much is being computed just now; come again in {seconds} s":
        "此刻計算太多；請 {seconds} 秒後再來",
    "too much is open over live connections just now; close one, or come again":
        "此刻即時連線開啟的內容太多；請關閉一個，或稍後再來",
    "more nodes than {most}, the most that is allowed": "節點超過 {most} 個的上限",
    "'def' makes a function, and only values are named here: write the formula it returns as a line, y = ...":
        "'def' 定義函數，而這裡只給值取名：請把它返回的算式寫成一行 y = ...",
    "'class' makes a model of objects; here a network is written as its formulas, a = sigmoid(W @ x + b)":
        "'class' 定義物件；這裡的網路寫成算式，例如 a = sigmoid(W @ x + b)",
    "nothing needs to be imported: np.exp, torch.sigmoid and the like are read without it":
        "不需要匯入：np.exp、torch.sigmoid 等可以直接寫",
    "this is the prompt of a notebook or of Python and no part of the formula":
        "這是筆記本或 Python 的提示字元，不是算式的一部分",
    "nothing needs to be printed: every value is shown": "不需要列印：每個值都顯示出來",
    "there are no loops; write each step as a line of its own, or use a tensor":
        "沒有迴圈；請把每一步各寫一行，或用張量",
    "':=' is not used here; a line names a value with '='": "這裡不用 ':='；給值取名用 '='",
    "'//' rounds down: write floor(x / y); a comment begins with #":
        "'//' 向下取整：請寫 floor(x / y)；註解以 # 開頭",
    "'→' is no operator; a line names a value with '='": "'→' 不是運算子；給值取名用 '='",
    "'->' is no operator; a line names a value with '='": "'->' 不是運算子；給值取名用 '='",
    "'=>' is no operator; a line names a value with '='": "'=>' 不是運算子；給值取名用 '='",
    "'%' before a value would be a remainder, which is not computed here; a comment begins with #":
        "值前面的 '%' 是求餘數，這裡不計算；註解以 # 開頭",
    "'!' is no operator here; there are no factorials": "'!' 在這裡不是運算子；沒有階乘",
    "'‖' stands on both sides of a norm, as in ‖x‖; it is no operator":
        "'‖' 寫在範數兩側，例如 ‖x‖；它不是運算子",
    "'$' is not needed: formulas are written without TeX signs": "不需要 '$'：算式不用 TeX 的記號",
    "'{{' is not used here; group with '(' and ')'": "這裡不用 '{{'；請用 '(' 和 ')' 分組",
    "shifts are for integers; all numbers here are float64. Write x * 2**n":
        "移位只用於整數，而這裡的數都是 float64。請寫 x * 2**n",
    "'≈' compares, and a comparison is no number": "'≈' 是比較，而比較不是數",
    "texts in quotes are not read; formulas hold numbers, names and functions of the op table":
        "引號裡的文字無法讀；算式由數、名字和運算表裡的函數組成",
    "'{sign}' changes a value, and values do not change; give the result a new name":
        "'{sign}' 會改變值，而值不會改變；請給結果一個新名字",
    "'lambda' makes a function, and only values are named here; for a symbol write λ or lam":
        "'lambda' 定義函數，而這裡只給值取名；符號請寫 λ 或 lam",
    "nothing can be imported; the functions are all there, see the list of ops": "不能匯入；函數都在，見運算列表",
    "'True' is no number; write 1": "'True' 不是數；請寫 1",
    "'False' is no number; write 0": "'False' 不是數；請寫 0",
    "'None' is no number; it may only stand as an option, as in axis=None":
        "'None' 不是數；只能用作選項，例如 axis=None",
    "'{sign}' is a word of Python and no name; choose another name":
        "'{sign}' 是 Python 的關鍵字，不能作名字；請換一個",
    "write {formula}": "請寫 {formula}",
    "its numbers are given as an input: write a name, and give it the array":
        "它的數由輸入給出：請寫一個名字，再給它陣列",
    "nothing is drawn at random here, so there is no seed": "這裡沒有隨機數，所以沒有隨機種子",
    "a layer is written as its formula, such as a = relu(W @ x + b)": "層寫成算式，例如 a = relu(W @ x + b)",
    "write E[[0, 2]]: the rows of a table are picked by their numbers": "請寫 E[[0, 2]]：按行號取表中的行",
    "dropout needs its mask here: write x * mask / keep, and give the mask as an input":
        "dropout 在這裡需要遮罩：請寫 x * mask / keep，遮罩由輸入給出",
    "write the gates as formulas; the worked example of an LSTM shows how":
        "請把各個門寫成算式；LSTM 的例子說明了寫法",
    "write cross_entropy(z, t) of the logits z, or -sum(t*logp)":
        "請用 logits z 寫 cross_entropy(z, t)，或寫 -sum(t*logp)",
    "a loss is written as its formula, such as mean((y - t)**2)": "損失寫成算式，例如 mean((y - t)**2)",
    "nothing needs to be called: the backward pass is always there, step through it":
        "不需要呼叫：反向傳播一直都在，請看動畫",
    "nothing needs to be called: the gradient of every value is always there": "不需要呼叫：每個值的梯度一直都在",
    "every value has a gradient here; leave it out": "這裡每個值都有梯度；可以去掉",
    "gradients are new in every trace; leave it out": "每次計算的梯度都是新的；可以去掉",
    "only a single number has a backward pass here: sum the result, or pick one element":
        "只有一個數才有反向傳播：請求和，或取一個元素",
    "second derivatives are not computed here": "這裡不計算二階微分",
    "write stop_gradient(x) for a value that hands nothing back": "不傳回梯度的值請寫 stop_gradient(x)",
    "a single number is one already; leave it out": "一個數本來就是數；可以去掉",
    "values are arrays already; leave it out": "值本來就是陣列；可以去掉",
    "there are no devices here; leave it out": "這裡沒有裝置；可以去掉",
    "there are no devices and types here; leave it out": "這裡沒有裝置和型別；可以去掉",
    "all numbers are float64; leave it out": "所有數都是 float64；可以去掉",
    "values are shown as they are; leave it out": "值會照原樣顯示；可以去掉",
    "values never change; leave it out": "值不會改變；可以去掉",
    "there is no memory to put in order; leave it out": "沒有記憶體需要整理；可以去掉",
    "a shape is no value; the length of an axis is x.shape[0]":
        "形狀不是值；一個軸的長度寫作 x.shape[0]",
    "the length of a value is written len(x), that of an axis x.shape[0]":
        "一個值的長度寫作 len(x)，一個軸的長度寫作 x.shape[0]",
    "a value is its data; leave it out": "值就是它的資料；可以去掉",
    "det is written det(A)": "行列式寫作 det(A)",
    "inv is written inv(A)": "反矩陣寫作 inv(A)",
    "trace is written trace(A)": "跡寫作 trace(A)",
    "it has no derivative to speak of, and is not computed here": "它沒有可用的微分，這裡不計算",
    "write einsum, or reshape an outer product": "請寫 einsum，或把外積改變形狀",
    "write its three components with x[0], x[1], x[2]": "請用 x[0]、x[1]、x[2] 寫出三個分量",
    "write sum(A * M) with a mask M, or pick elements as A[0, 0]": "請用遮罩 M 寫 sum(A * M)，或取元素 A[0, 0]",
    "write concatenate([a, b], axis=1), of vectors axis=0": "請寫 concatenate([a, b], axis=1)，向量用 axis=0",
    "write stack([a, b]), of matrices concatenate([a, b])": "請寫 stack([a, b])，矩陣用 concatenate([a, b])",
    "write reshape(x, shape=(2, 3)) with the lengths that are wanted":
        "請寫 reshape(x, shape=(2, 3))，換成需要的長度",
    "write transpose(x, axes=(1, 0, 2)) with the order that is wanted":
        "請寫 transpose(x, axes=(1, 0, 2))，換成需要的次序",
    "lengths of 1 stretch by themselves; leave it out": "長度為 1 的軸會自動擴展；可以去掉",
    "write slices, as in x[0:2]": "請寫切片，例如 x[0:2]",
    "write x[[0, 2]], or x[0]": "請寫 x[[0, 2]] 或 x[0]",
    "a position has no derivative; write max(x), or x[2]": "位置沒有微分；請寫 max(x) 或 x[2]",
    "a position has no derivative; write min(x), or x[2]": "位置沒有微分；請寫 min(x) 或 x[2]",
    "write the list itself, as in [0, 1, 0]": "請直接寫列表，例如 [0, 1, 0]",
    "write the sums, as in x[0] + x[1]": "請寫出各個和，例如 x[0] + x[1]",
    "write the products, as in x[0] * x[1]": "請寫出各個積，例如 x[0] * x[1]",
    "multiply by a mask that is given as an input": "請乘以由輸入給出的遮罩",
    "there are no factorials here; products of numbers are written out": "這裡沒有階乘；數的乘積請寫出來",
    "write conv1d(x, k[::-1]), which turns the kernel round as convolve does":
        "請寫 conv1d(x, k[::-1])，像 convolve 那樣把核翻轉",
    "there are numbers and arrays only": "這裡只有數和陣列",
    "write each step as a line of its own": "請把每一步各寫一行",
    "functions work on every element by themselves: write f(x)": "函數本來就作用於每個元素：請寫 f(x)",
    "a list is written [1, 2, 3]": "列表寫作 [1, 2, 3]",
    "inputs must be a list of names": "inputs 必須是名字的列表",
    "{what} has shape {shape}": "{what} 的形狀是 {shape}",
    "{place} must be one of {choices}; got {found}": "{place} 必須是 {choices} 之一；得到的是 {found}",
    "{place} must be a list; got {found}": "{place} 必須是列表；得到的是 {found}",
    "{place} is a single number, and a list is due: write [{found}]":
        "{place} 是一個數，而這裡需要列表：請寫 [{found}]",
    "{place} must be an object with named fields": "{place} 必須是帶有欄位名的物件",
    "the document must be an object with named fields": "文件必須是帶有欄位名的物件",
    "{place} must be a whole number from {low} to {high}; got {found}":
        "{place} 必須是從 {low} 到 {high} 的整數；得到的是 {found}",
    "{place} must be a number from {low} to {high}; got {found}":
        "{place} 必須是從 {low} 到 {high} 的數；得到的是 {found}",
    "{place} must be true or false; got {found}": "{place} 必須是 true 或 false；得到的是 {found}",
    "{place} must be a text of at most {longest} characters; got {found}":
        "{place} 必須是最多 {longest} 個字元的文字；得到的是 {found}",
    "{place} is missing": "缺少 {place}",
    "{name} is not a field of {whole}; {known} is": "{name} 不是{whole}的欄位；{known} 才是",
    "{name} is not a field of {whole}; its fields are {known}": "{name} 不是{whole}的欄位；它的欄位有：{known}",
    "the document": "文件",
    "a sample": "樣本",
    "a layer": "層",
    "the data set": "資料集",
    "{place} must be a number, not {found}": "{place} 必須是數，不是{found}",
    "{place} must be a finite number; float64 reaches about 1.8e308 on either side":
        "{place} 必須是有限的數；float64 到正負約 1.8e308 為止",
    "{place} must hold numbers, not {found}": "{place} 必須由數組成，不是 {found}",
    "{place} has more than {most} dimensions": "{place} 超過 {most} 維",
    "{place} holds an empty list; an array needs at least one number": "{place} 裡有空列表；陣列至少要有一個數",
    "{place} is {found} where {other} stands beside it": "{place} 是{found}，而它旁邊是{other}",
    "{place} has {found} elements, the list beside it {other}": "{place} 有 {found} 個元素，旁邊的列表有 {other} 個",
    "{place} has {found} or more elements; at most {most} are allowed":
        "{place} 至少有 {found} 個元素；最多 {most} 個",
    "{place} is nested deeper than {most} lists, the most allowed": "{place} 的巢狀超過 {most} 層的上限",
    "null": "null",
    "true": "true",
    "false": "false",
    "a list": "列表",
    "an object": "物件",
    "the text {text}": "文字 {text}",
    "there is no input {name} to set": "沒有可以設定的輸入 {name}",
    "{place} has shape {shape} and cannot be set to one of {other}": "{place} 的形狀是 {shape}，不能設為 {other}",
    "the document needs a text: lines such as 'y = w*x + b'": "文件需要文字：例如 'y = w*x + b' 這樣的行",
    "text must be a text: lines such as 'y = w*x + b'": "text 必須是文字：例如 'y = w*x + b' 這樣的行",
    "output must be the name of a value of the text": "output 必須是文中一個值的名字",
    "inputs must be an object: names, and a number or nested lists of numbers for each":
        "inputs 必須是物件：名字，以及每個名字的一個數或巢狀的數的列表",
    "{op} cannot combine shapes {left} and {right}: {remedy}": "{op} 不能結合形狀 {left} 和 {right}：{remedy}",
    "{op} takes an integer as {what}, not {found}": "{op} 的 {what} 必須是整數，不是 {found}",
    "{op} has no axis {axis} in {dimensions} dimensions; axes are {low} to {high}":
        "{op} 在 {dimensions} 維裡沒有軸 {axis}；軸從 {low} 到 {high}",
    "{op} has no axis {axis}: a number has no axes": "{op} 沒有軸 {axis}：一個數沒有軸",
    "{op} names an axis twice in {axis}": "{op} 在 {axis} 裡把一個軸寫了兩次",
    "{op} takes True or False as keepdims, not {found}": "{op} 的 keepdims 是 True 或 False，不是 {found}",
    "aligned at the right, lengths must be equal or 1": "從右對齊，長度必須相等或為 1",
    "both operands need at least one axis; use * for a number": "兩個值都至少要有一個軸；一個數請用 *",
    "the last length of the first ({inner}) must equal the first length of the second ({length})":
        "前者的最後一個長度（{inner}）必須等於後者的第一個長度（{length}）",
    "{message}. Shapes that would fit: {shapes}": "{message}。合適的形狀：{shapes}",
    "'document' must be true or false": "'document' 必須是 true 或 false",
    "'seq' must be a whole number": "'seq' 必須是整數",
    "'training' must be an object": "'training' 必須是物件",
    "() (a single number)": "()（一個數）",
    "A has shape (n, n), b (n,) or (n, k)": "A 的形狀是 (n, n)，b 的形狀是 (n,) 或 (n, k)",
    "A parameter cannot be used": "參數無法使用",
    "Bad Request": "請求有誤",
    "Content Too Large": "內容太大",
    "Method Not Allowed": "不接受這種方法",
    "Not Found": "沒有找到",
    "Request Header Fields Too Large": "請求標頭太大",
    "Request Timeout": "請求逾時",
    "Service Unavailable": "服務暫時不可用",
    "Something went wrong here": "伺服器出錯",
    "There is nothing at this address; /docs lists what there is.": "這個位址沒有內容；/docs 列出了現有的位址。",
    "This address does not take this method; the header Allow lists those it takes.":
        "這個位址不接受這種方法；可用的方法見回應標頭 Allow。",
    "Too Many Requests": "請求太多",
    "Unsupported Media Type": "不支援的媒體類型",
    "W needs one row a neuron and one column an input": "W 的每一橫列對應一個神經元，每一直行對應一個輸入",
    "a CSV text may have {most} characters": "CSV 文字最多 {most} 個字元",
    "a batch, of shape (samples, features)": "一批樣本，形狀為 (samples, features)",
    "a data set may have {most} points": "資料集最多 {most} 個點",
    "a data set needs at least two points": "資料集至少要有兩個點",
    "a finite number is wanted": "需要有限的數",
    "a finite number is wanted; got {found}": "需要有限的數；得到的是 {found}",
    "a line needs at least two fields, a number and a label, with a comma between":
        "每行至少要有兩個欄位：一個數和一個標籤，中間用逗號分開",
    "a message has one of these as its type: {known}": "訊息的 type 必須是以下之一：{known}",
    "a network may have {most} layers; got {count}": "網路最多 {most} 層；得到的是 {count} 層",
    "a network needs at least one layer": "網路至少要有一層",
    "a network needs layers, each with W, b and activation, or sizes":
        "網路需要 layers（每層有 W、b 和 activation）或 sizes",
    "a number is missing; got {found}": "缺少一個數；得到的是 {found}",
    "a parameter would no longer be finite; take a smaller eta": "會有參數不再有限；請用更小的 eta",
    "a point may have {most} numbers; got {count}": "一個點最多有 {most} 個數；得到的是 {count} 個",
    "a slice cannot have step 0": "切片的步長不能是 0",
    "a slice is [start, stop, step], not {entry}": "切片寫作 [start, stop, step]，不是 {entry}",
    "a surface has 1 to {most} cells a side; got {cells}": "曲面每邊有 1 到 {most} 格；得到的是 {cells}",
    "a tie gives each half": "相等時各得一半",
    "a whole number is wanted": "需要整數",
    "a word is missing": "缺少一個詞",
    "a {type}": "{type}",
    "abs'(0) = 0": "abs'(0) = 0",
    "activation needs one name for each of the {count} layers; got {found}":
        "activation 要給 {count} 層各寫一個名字；得到的是 {found} 個",
    "all shapes must be equal": "所有形狀必須相同",
    "an axis": "至少一個軸",
    "an integer of more than 48 digits": "超過 48 位的整數",
    "as the first row has": "與第一列一樣",
    "at least {low} is wanted": "至少要 {low}",
    "at most {high} is wanted": "最多是 {high}",
    "at the limits the derivative is 0": "在界上微分為 0",
    "at the limits the derivative is 1": "在界上微分為 1",
    "b needs one element a row of W": "W 的每一橫列在 b 裡要有一個元素",
    "concatenate needs operands with an axis; use stack for shape ()":
        "concatenate 的每個值至少要有一個軸；形狀為 () 的請用 stack",
    "d/d exponent is 0 where the base is 0 and the exponent is not negative; d/d base is 0 for exponent 0":
        "底數為 0 且指數不為負時，對指數的微分為 0；指數為 0 時，對底數的微分為 0",
    "data, parameters and orders hold {count} numbers; code is written for up to {most}":
        "資料、參數和次序共有 {count} 個數；最多為 {most} 個數寫出程式碼",
    "dataset.features must name at least one feature, and none twice": "dataset.features 至少要寫一個特徵，且不能重複",
    "dataset.leave_out must be a list of names of columns": "dataset.leave_out 必須是欄名的列表",
    "diag needs a vector or a matrix, not shape {shape}": "diag 需要向量或矩陣，不是形狀 {shape}",
    "dot takes vectors and matrices; use @ for stacks of matrices": "dot 用於向量和矩陣；一疊矩陣請用 @",
    "edge {edge} comes from a later node, {later}": "邊 {edge} 來自後面的節點 {later}",
    "edge {edge} comes from node {source}, which is none": "邊 {edge} 來自節點 {source}，而它不存在",
    "edge {edge} runs from {node} to itself": "邊 {edge} 從 {node} 指回它自己",
    "einsum needs letters for the axes first, such as 'ij,jk->ik', not {subscripts}":
        "einsum 要先寫各軸的字母，例如 'ij,jk->ik'，不是 {subscripts}",
    "einsum: axis {letter} has length {one} in one place and {other} in another":
        "einsum：軸 {letter} 在一處長度為 {one}，在另一處為 {other}",
    "elements that tie share the gradient equally": "並列的元素平分梯度",
    "elu'(0) = alpha": "elu'(0) = alpha",
    "every column of numbers is left out; a point needs at least one": "所有數字欄都被去掉了；一個點至少需要一欄",
    "for 0 < n < 1 the derivative at 0 is infinite; for n = 0 it is 0":
        "0 < n < 1 時，在 0 處微分為無窮大；n = 0 時為 0",
    "give either layers or sizes; {other} goes with sizes": "layers 和 sizes 只能給一個；{other} 與 sizes 配合使用",
    "give either steps or epochs": "steps 和 epochs 只能給一個",
    "give {bare} and {bare}, or (channels, {full}) and (out, channels, {full})":
        "請給 {bare} 和 {bare}，或 (channels, {full}) 和 (out, channels, {full})",
    'in scalar detail this network has at least {least} nodes; a graph may have {most}. Ask for detail "tensor", '
    'or for fewer samples or neurons':
        '逐個數展開時，這個網路至少有 {least} 個節點，而一張圖最多 {most} 個。請把 detail 設為 "tensor"，'
        '或減少樣本或神經元',
    "index {index} is outside axis {axis} of {shape}: {low} to {high}":
        "索引 {index} 超出 {shape} 的軸 {axis}：可用 {low} 到 {high}",
    "infinite": "無窮大",
    "it is missing": "沒有給出",
    "layer {layer}: W must be a list of rows, one a neuron, one number an input; got {found}":
        "第 {layer} 層：W 必須是橫列的列表，每個神經元一列，每個輸入一個數；得到的是 {found}",
    "layer {layer}: W would be {units} x {inputs}; an array may have {most} elements":
        "第 {layer} 層：W 會是 {units} × {inputs}；一個陣列最多 {most} 個元素",
    "layer {layer}: b needs one number for each of the {count} neurons":
        "第 {layer} 層：b 要給 {count} 個神經元各一個數",
    "layer {layer}: row {row} of W needs {width} numbers, {why}; got {found}":
        "第 {layer} 層：W 的第 {row} 列需要 {width} 個數（{why}）；得到的是 {found} 個",
    "layer {layer}: softmax is for the last layer only; here it would be followed by layer {next}":
        "第 {layer} 層：softmax 只能用在最後一層；這裡它後面還有第 {next} 層",
    "leaky_relu'(0) = slope": "leaky_relu'(0) = slope",
    "lengths must be equal but on axis {axis}": "除軸 {axis} 外，長度必須相同",
    "line {line}, column {column}: {message}": "第 {line} 行，第 {column} 欄：{message}",
    "minus infinity": "負無窮大",
    "no layout program: install Graphviz, or the Python package {package}":
        "沒有版面配置程式：請安裝 Graphviz，或 Python 套件 {package}",
    "none": "沒有",
    "not a number": "NaN（不是數）",
    "nothing": "空值",
    "of elements that tie in a window the first receives the gradient": "視窗內並列的元素中，第一個得到梯度",
    "one address can have {most} live connections; close one, or ask without":
        "一個位址最多有 {most} 個即時連線；請關閉一個，或不用即時連線",
    "one for each of the {inputs} neurons of layer {layer}": "第 {layer} 層的 {inputs} 個神經元各一個",
    "one of these is wanted: {choices}": "需要以下之一：{choices}",
    "one_hot needs the number of classes: one_hot(labels, num_classes=3)":
        "one_hot 需要類別數：one_hot(labels, num_classes=3)",
    "only networks can be trained; this preset is an expression": "只能訓練網路；這個例子是算式",
    "only networks that see points (x, y), or features of them, have a surface":
        "只有輸入是點 (x, y) 或其特徵的網路才有曲面",
    "open a source before setting its values": "請先打開一個來源，再設定它的值",
    "open a source, or name one in 'training', before training it":
        "請先打開一個來源，或在 'training' 裡寫出，再訓練它",
    "operand {position} of {op} is no node": "{op} 的第 {position} 號運算元不是節點",
    "outer takes two vectors": "outer 需要兩個向量",
    "pad takes a number as value, not {value}": "pad 的 value 是一個數，不是 {value}",
    "pad takes a number, a pair (before, after), or a pair for each of the {count} axes, not {pad_width}":
        "pad 需要一個數、一對 (before, after)，或給 {count} 個軸各一對，不是 {pad_width}",
    "pad takes no negative width, as in {pad_width}": "pad 的寬度不能為負，如 {pad_width}",
    "relu'(0) = 0": "relu'(0) = 0",
    "reshape cannot turn shape {before} ({count} elements) into {after}: the number of elements must stay the same":
        "reshape 不能把形狀 {before}（{count} 個元素）變成 {after}：元素個數必須不變",
    "sample {sample}: target needs one number for each of the {count} outputs":
        "第 {sample} 個樣本：target 要給 {count} 個輸出各一個數",
    "sample {sample}: with cross_entropy the target is a distribution; it adds up to {total}":
        "第 {sample} 個樣本：用 cross_entropy 時標籤是機率分布；這裡的總和是 {total}",
    "sample {sample}: with hinge the targets are 1 and -1": "第 {sample} 個樣本：用 hinge 時標籤是 1 和 -1",
    "sample {sample}: with {loss} the targets are shares from 0 to 1":
        "第 {sample} 個樣本：用 {loss} 時標籤是 0 到 1 之間的數",
    "sample {sample}: x needs one number for each of the {count} inputs":
        "第 {sample} 個樣本：x 要給 {count} 個輸入各一個數",
    'samples needs at least one {{"x": [...], "target": [...]}}':
        'samples 至少要有一個 {{"x": [...], "target": [...]}}',
    "selu'(0) = s a": "selu'(0) = s a",
    "send the body as it is, without Content-Encoding": "請直接送出內容，不要用 Content-Encoding",
    "shape {shape} has {size} elements; an array may have {most}":
        "形狀 {shape} 有 {size} 個元素；一個陣列最多 {most} 個",
    "sizes names the number of inputs and the neurons of at least one layer, such as [2, 3, 1]":
        "sizes 寫出輸入個數和至少一層的神經元個數，例如 [2, 3, 1]",
    "start with a message of type train": "請先送出 type 為 train 的訊息",
    "take needs a list of whole numbers, such as [0, 2, 2], not {indices}":
        "take 需要整數的列表，例如 [0, 2, 2]，不是 {indices}",
    "the answer would hold {numbers} numbers; the limit is {most}. Ask for fewer snapshots":
        "結果會有 {numbers} 個數；上限是 {most}。請減少 snapshots",
    "the body did not arrive within {timeout_s} s": "內容沒有在 {timeout_s} 秒內到齊",
    "the body is larger than the limit of {limit} bytes": "內容超過 {limit} 位元組的上限",
    "the body is nested too deeply": "內容巢狀太深",
    "the body is no JSON: {said}": "內容不是 JSON：{said}",
    "the body is not UTF-8: byte {start} is out of place": "內容不是 UTF-8：第 {start} 個位元組有誤",
    "the body must be JSON in UTF-8, with Content-Type: {media_type}":
        "內容必須是 UTF-8 的 JSON，並帶有 Content-Type: {media_type}",
    "the body must be a JSON object with named fields": "內容必須是帶有欄位名的 JSON 物件",
    "dropout is for hidden layers; this network has none":
        "dropout 用於隱藏層；這個網路沒有隱藏層",
    "sample {sample}: with dropout, masks needs a row for each hidden layer":
        "第 {sample} 個樣本：使用 dropout 時，masks 對每個隱藏層要有一列",
    "sample {sample}: a mask needs one number for each of the {count} neurons":
        "第 {sample} 個樣本：遮罩對 {count} 個神經元各要有一個數",
    "sample {sample}: a mask is made of ones and zeros, 0 for what is dropped":
        "第 {sample} 個樣本：遮罩由 1 和 0 組成，0 表示被丟棄",
    "masks go with dropout, the share that is dropped, which this network has not":
        "masks 要與 dropout（丟棄的比例）一起用，而這個網路沒有 dropout",
    "'%' begins a comment, as # does; {number} per cent is written {share}":
        "'%' 之後是註解，與 # 相同；百分之 {number} 寫成 {share}",
    "'{sign}' is no number; write 0":
        "'{sign}' 不是數；請寫 0",
    "'{sign}' is no number; write 1":
        "'{sign}' 不是數；請寫 1",
    "'{sign}' stands for a number that is missing, and nothing is computed with it":
        "'{sign}' 表示缺少的數，不能用來計算",
    "a choice is written where(x > 0, a, b); what an input is worth is given beside the text":
        "選擇寫成 where(x > 0, a, b)；輸入的值在文字旁邊給出",
    "a comma at the end of a line makes a tuple in Python, and nothing here":
        "行末的逗號在 Python 中構成元組，在這裡沒有意義",
    "a formula stands by itself, without 'return'":
        "算式單獨成行，不寫 'return'",
    "a line ends by itself; leave '{sign}' out":
        "一行自行結束；請去掉 '{sign}'",
    "a line for the shell is no part of the formula":
        "命令列的一行不屬於算式",
    "a matrix is a list of its rows, as in [[1, 2], [3, 4]]; no ';' stands between them":
        "矩陣是各列的清單，如 [[1, 2], [3, 4]]；各列之間不寫 ';'",
    "a name is missing before '='; a formula of a spreadsheet is written without it":
        "'=' 前面缺少名稱；試算表的公式在這裡不寫它",
    "a number is written with a point and without commas: {number}":
        "數用小數點，不用逗號：{number}",
    "a number is written with one point and without commas":
        "數只有一個小數點，不用逗號",
    "a scalar product is written dot(w, x)":
        "內積寫成 dot(w, x)",
    "a subscript is a name or a number, as in x_{{ij}} and h_{{t-1}}":
        "下標是名稱或數，如 x_{{ij}} 和 h_{{t-1}}",
    "a value has one sign; write + or -":
        "一個值只有一個正負號；請寫 + 或 -",
    "integrals are not computed here":
        "這裡不計算積分",
    "limits are not computed here":
        "這裡不計算極限",
    "a sum over an index is written over whole vectors, as in sum(w * x)":
        "對下標求和寫成對整個向量求和，如 sum(w * x)",
    "a product over an index is written over a whole vector, as in prod(x)":
        "對下標求積寫成對整個向量求積，如 prod(x)",
    "a matrix is written [[1, 2], [3, 4]], and a choice where(x > 0, a, b)":
        "矩陣寫成 [[1, 2], [3, 4]]，選擇寫成 where(x > 0, a, b)",
    "the arguments of {name} stand in round brackets: {name_only}(x)":
        "{name} 的引數寫在圓括號裡：{name_only}(x)",
    "the values of a list have commas between them, as in [1, 2, 3]":
        "清單的各值之間有逗號，如 [1, 2, 3]",
    "{command} is not read; {remedy}":
        "不讀 {command}；{remedy}",
    "{name} is a part of a class, which is not here: {remedy}":
        "{name} 是類別的一部分，而這裡沒有類別：{remedy}",
    "{name} is a value, not a function; an element is written {word}[0], counted from 0, and a product {word}*(...)":
        "{name} 是值，不是函數；元素寫成 {word}[0]，從 0 數起；乘積寫成 {word}*(...)",
    "{name}' is no function here: the gradient of every value is always there":
        "{name}' 在這裡不是函數：每個值的梯度始終都有",
    "{word} is left out: functions are known by their names":
        "忽略 {word}：函數直接用名稱",
    "{word} is left out: it only lines formulas up":
        "忽略 {word}：它只用來對齊算式",
    "'{sign}' is written pi":
        "'{sign}' 寫成 pi",
    "'{sign}' is written e":
        "'{sign}' 寫成 e",
    "what is raised to the power here, each term or the whole? Write {name}((...)**2) or {name}(...)**2":
        "這裡乘方的是每一項還是整體？請寫 {name}((...)**2) 或 {name}(...)**2",
    "the classes of {outputs} outputs have the numbers 0 to {high}; got {found}":
        "{outputs} 個輸出的類別編號是 0 到 {high}；得到的是 {found}",
    'the data set {name} comes with scikit-learn, which is not installed: pip install "chainrule[datasets]"':
        '資料集 {name} 來自 scikit-learn，而它沒有安裝：pip install "chainrule[datasets]"',
    "this server does not go by the name in the header Host": "這臺伺服器不使用 Host 標頭中的名稱",
    "the database does not answer": "資料庫沒有回應",
    "the derivative at -1 and 1 is infinite": "在 -1 和 1 處微分為無窮大",
    "the derivative at 0 is infinite": "在 0 處微分為無窮大",
    "the derivative is 0 where both are equal": "兩者相等時微分為 0",
    "the derivative is 0 where the margin is exactly 1": "間隔恰為 1 時微分為 0",
    "the gradient at the zero vector is 0": "在零向量處梯度為 0",
    "the gradient is 0 where all elements are equal": "所有元素相等時梯度為 0",
    "the gradient that reaches {node} is {oddity}; where {op} blocks, exactly 0 goes on to {operand}, whatever "
    "arrives":
        "傳到 {node} 的梯度是{oddity}；在 {op} 截斷的地方，無論傳來什麼，傳給 {operand} 的都恰好是 0",
    "the gradient that {node} hands on to {operand} is {oddity}": "{node} 傳給 {operand} 的梯度是{oddity}",
    "the graph would have more than {most} nodes": "圖會超過 {most} 個節點",
    "the head of the request did not arrive in time": "請求標頭沒有及時到齊",
    "the head of the request is larger than the limit": "請求標頭超過上限",
    "the image has {channels} channels, the kernel is for {wanted}":
        "影像有 {channels} 個通道，而卷積核需要 {wanted} 個",
    "the inputs hold {count} numbers; code is written for up to {most}":
        "輸入共有 {count} 個數；最多為 {most} 個數寫出程式碼",
    "the label is missing": "缺少標籤",
    "the layout program could not be started: {strerror}": "版面配置程式無法啟動：{strerror}",
    "the layout program failed with status {returncode}: {said}": "版面配置程式失敗，狀態 {returncode}：{said}",
    "the layout program is missing": "缺少版面配置程式",
    "the layout took longer than {timeout_s} s and was stopped; show a smaller graph":
        "版面配置超過 {timeout_s} 秒，已停止；請顯示更小的圖",
    "the loss {loss} is for a last layer with activation {wanted}; layer {layer} has {activation}":
        "損失 {loss} 要求最後一層的激活函數是 {wanted}；第 {layer} 層是 {activation}",
    "the network has {total} numbers in all; the limit is {most}": "網路一共有 {total} 個數；上限是 {most}",
    "the neurons have {total} values over all samples; the limit is {most}":
        "神經元在全部樣本上共有 {total} 個值；上限是 {most}",
    "the output is node {output}, which is none": "輸出是節點 {output}，而它不存在",
    "the output {node} has shape {shape}; a backward pass starts at a single number: sum it":
        "輸出 {node} 的形狀是 {shape}；反向傳播從一個數開始：請對它求和",
    "the result {out} needs different letters, all of them of operands":
        "結果 {out} 的字母必須互不相同，且都來自運算元",
    "the second is a table (rows, features), the first the numbers of rows":
        "第二個是表 (rows, features)，第一個是列號",
    "the server made a mistake; it has been written down": "伺服器出錯；已記錄下來",
    "the slice {entry} leaves nothing of axis {axis} of length {length}":
        "切片 {entry} 在長度為 {length} 的軸 {axis} 上什麼也沒有留下",
    "the target is a share a class, of the length of the last axis, or one label a sample, from 0":
        "標籤或是每類一個機率（與最後一個軸等長），或是每個樣本一個從 0 開始的類別編號",
    "the text is empty; one point a line is wanted, its label in the last column":
        "文字是空的；每行寫一個點，最後一欄是它的標籤",
    "the trace has {count} numbers; as JSON at most {most} are written: ask for the binary form":
        "計算過程有 {count} 個數；JSON 最多寫 {most} 個：請用二進位形式",
    "the value jumps here; the derivative is 0": "值在這裡跳變；微分為 0",
    "the value of {node} is {oddity}": "{node} 的值是{oddity}",
    "the value of {node} must be a number or nested lists of numbers, as long as each other":
        "{node} 的值必須是一個數，或長度一致的巢狀數列表",
    "there is no column {found}; the columns are {known}": "沒有欄 {found}；現有的欄：{known}",
    "there is no input {name} to change": "沒有可以改變的輸入 {name}",
    "there is no op of this name; /api/v1/ops lists them": "沒有這個名字的運算；見 /api/v1/ops",
    "there is no op {op}": "沒有運算 {op}",
    "there is no step {step}; steps go from 0 to {last}": "沒有第 {step} 步；步從 0 到 {last}",
    "there is no such data set; /api/v1/datasets lists them, and /datasets/points takes one's own":
        "沒有這個資料集；列表見 /api/v1/datasets，自己的資料請送出到 /datasets/points",
    "the address names no trace": "網址沒有指明要顯示什麼",
    "this server answers in JSON alone": "這個伺服器只用 JSON 回答",
    "there is no such preset; /api/v1/presets lists them": "沒有這個例子；見 /api/v1/presets",
    "there is no trace {shown}; post its source to make it": "沒有計算過程 {shown}；請送出它的來源來生成",
    "there is no worked example {found}; the nearest id is {near}": "沒有例子 {found}；最接近的 id 是 {near}",
    "there may be {most} classes; got {count} different labels": "最多 {most} 個類別；得到 {count} 種不同的標籤",
    "there may be {most} samples; got {samples}": "最多 {most} 個樣本；得到的是 {samples} 個",
    "this data set needs scikit-learn, which is not installed": "這個資料集需要 scikit-learn，而它沒有安裝",
    "this is no HTTP request": "這不是 HTTP 請求",
    "this is no binary form of a trace": "這不是計算過程的二進位形式",
    "this is no line of comma-separated values: {error}": "這一行不是逗號分隔的值：{error}",
    "this training is over; start another one": "這次訓練已經結束；請重新開始",
    "this training takes {work} multiplications; the limit is {most}. Ask for fewer steps, smaller batches, a "
    "smaller network or a larger `record`":
        "這次訓練需要 {work} 次乘法；上限是 {most}。請減少步數、縮小批次或網路，或加大 `record`",
    "this was not computed within {deadline_s} s; ask for something smaller":
        "沒有在 {deadline_s} 秒內算完；請換一個更小的",
    "this was not trained within {deadline_s} s; ask for fewer steps or a smaller network, or train over the "
    "live connection":
        "沒有在 {deadline_s} 秒內訓練完；請減少步數或縮小網路，或透過即時連線訓練",
    "too many messages wait for the training; listen to the answers first": "等待訓練的訊息太多；請先接收回應",
    "too many requests from this address; come again in {seconds} s": "這個位址的請求太多；請在 {seconds} 秒後再來",
    "the server is being restarted; come again in a moment": "伺服器正在重新啟動；請稍後再來",
    "too much is being trained just now": "現在訓練任務太多",
    "trace needs a matrix, not shape {shape}": "trace 需要矩陣，不是形狀 {shape}",
    "traces cannot be looked up just now; posting a source still works": "現在無法查詢計算過程；仍然可以送出來源",
    "transpose needs all {dimensions} axes in some order, not {axes}":
        "transpose 要寫出全部 {dimensions} 個軸的次序，不是 {axes}",
    "true or false is wanted": "需要 true 或 false",
    "two nodes are called {node}; ids must differ": "有兩個節點叫 {node}；id 不能重複",
    "what is blocked receives exactly 0": "被截斷的地方恰好得到 0",
    "with shape {shape} the graph would have more than {most} elements in all":
        "加上形狀 {shape}，圖的元素總數會超過 {most} 個",
    "{branch} is not finite where {node} does not take it. The value is right and the gradient of {branch} is 0 "
    "there; but further back 0 times an infinite derivative is not a number. Choose a harmless operand first, "
    "with a where of its own, before the function that breaks":
        "在 {node} 沒有選用 {branch} 的地方，{branch} 不是有限的數。值是對的，{branch} 在那裡的梯度也是 0；"
        "但再往回傳，0 乘以無窮大的微分得到 NaN。請在會出錯的函數之前，先用另一個 "
        "where 換上無害的值",
    "{column} has shape {column_shape} and {row} has shape {row_shape}: {node} pairs every element with every "
    "other, {n} x {n} of them. To pair them one by one, bring both to shape ({n},): reshape({column}, ({n},))":
        "{column} 的形狀是 {column_shape}，{row} 的形狀是 {row_shape}：{node} 把每個元素與每個元素配對，"
        "共 {n} × {n} 個。要逐個配對，請把兩者都變成形狀 "
        "({n},)：reshape({column}, ({n},))",
    "{count} different words are too many to be coded (at most {most}); leave out":
        "{count} 個不同的詞太多，無法編碼（最多 {most} 個）；請去掉這一欄",
    "{count} indices are too many for shape {shape}": "{count} 個索引對形狀 {shape} 來說太多",
    "{count} samples in a layer {widest} wide are too many": "寬度為 {widest} 的層裡，{count} 個樣本太多",
    "{dataset} has {width} numbers a point; the network has {inputs} inputs":
        "{dataset} 的每個點有 {width} 個數；網路有 {inputs} 個輸入",
    "{detail}": "{detail}",
    "{escape} is half of a character; leave it out, or write both halves": "{escape} 是半個字元；請去掉，或寫全兩半",
    "{left} and {right}": "{left} 和 {right}",
    "{letters} stands for {count} axes; the operand has shape {shape}":
        "{letters} 代表 {count} 個軸；運算元的形狀是 {shape}",
    "{loss} is for classes; {dataset} has values": "{loss} 用於類別；{dataset} 給的是數值",
    "{message} in {column}": "{column}：{message}",
    "{name} must be an object": "{name} 必須是物件",
    "{name} must be true or false": "{name} 必須是 true 或 false",
    "{name} needs {wanted} outputs (or 1 without softmax); the network has {outputs}":
        "{name} 需要 {wanted} 個輸出（不用 softmax 時也可以是 1 個）；網路有 {outputs} 個",
    "{name} needs {wanted} outputs; the network has {outputs}": "{name} 需要 {wanted} 個輸出；網路有 {outputs} 個",
    "{node} has no value": "{node} 沒有值",
    "{node} has shape {shape}, the value given has shape {other}":
        "{node} 的形狀是 {shape}，而給出的值的形狀是 {other}",
    "{node} has shape {shape}; every length must be a positive integer":
        "{node} 的形狀是 {shape}；每個長度必須是正整數",
    "{node} is a leaf and can have no operands": "{node} 是葉節點，不能有運算元",
    "{node}: {message}": "{node}：{message}",
    "{op} has no derivative at this value of {names}; the rule: {kink}":
        "{op} 在 {names} 的這個值處沒有微分；約定：{kink}",
    "{op} has no option {name}; it has: {known}": "{op} 沒有選項 {name}；它有：{known}",
    "{op} needs a square matrix, of shape (n, n), not {shape}": "{op} 需要形狀為 (n, n) 的方陣，不是 {shape}",
    "{op} needs images (h, w), (channels, h, w) or (samples, channels, h, w), not shape {shape}":
        "{op} 需要影像 (h, w)、(channels, h, w) 或 (samples, channels, h, w)，不是形狀 {shape}",
    "{op} needs {wanted}, not shape {shape}": "{op} 需要{wanted}，不是形狀 {shape}",
    "{op} takes 1 operand, not {count}": "{op} 需要 1 個運算元，不是 {count} 個",
    "{op} takes a finite number as {name}, not {value}": "{op} 的 {name} 是有限的數，不是 {value}",
    "{op} takes a padding of at most half the window, not {padding}":
        "{op} 的 padding 最多是視窗的一半，不是 {padding}",
    "{op} takes a small number as eps, not {eps}": "{op} 的 eps 是一個很小的數，不是 {eps}",
    "{op} takes a {what} of at least {least}, not {option}": "{op} 的 {what} 至少是 {least}，不是 {option}",
    "{op} takes at most {most} operands, not {count}": "{op} 最多有 {most} 個運算元，不是 {count} 個",
    "{op} takes one {what} or {axes}, not {option}": "{op} 的 {what} 是一個數或 {axes} 個數，不是 {option}",
    "{op} takes {fewest} operands, not {count}": "{op} 需要 {fewest} 個運算元，不是 {count} 個",
    "{op} takes {fewest} or more operands, not {count}": "{op} 需要至少 {fewest} 個運算元，不是 {count} 個",
    "{op}: a window of {kernel} is larger than {image}; a padding would make room":
        "{op}：視窗 {kernel} 比 {image} 大；加上 padding 就放得下",
    "{place} must be a finite number; got {found}": "{place} 必須是有限的數；得到的是 {found}",
    "{place} must be a whole number from 1 to {most}; got {found}":
        "{place} 必須是從 1 到 {most} 的整數；得到的是 {found}",
    "{place}: a layer may be {most} wide; got {found}": "{place}：一層最寬 {most}；得到的是 {found}",
    "{place}: {message}": "{place}：{message}",
    "{samples} samples in a layer {widest} wide; an array may have {most} elements":
        "寬度為 {widest} 的層裡有 {samples} 個樣本；一個陣列最多 {most} 個元素",
    "{shown} is no JSON number; numbers are finite and fit a float64":
        "{shown} 不是 JSON 的數；數必須有限，且在 float64 的範圍內",
    "{subscripts} names {named} operands; there are {found}": "{subscripts} 寫了 {named} 個運算元；實際有 {found} 個",
    "{total} maps of {cells} x {cells} cells are too many numbers; ask for fewer cells":
        "{total} 張 {cells} × {cells} 格的圖，數太多；請減少格數",
    "{wanted}; got {found}": "{wanted}；得到的是 {found}",
    "{width} fields are wanted as above; got {count}": "應與上面一樣有 {width} 個欄位；得到的是 {count} 個",
    "{word} in {count} of {size} elements": "{word}（{size} 個元素中的 {count} 個）",
    "a source of kind {kind} has no inputs to give values to; change its document instead":
        "{kind} 類的來源沒有可以給值的輸入；請改它的文件",
    "this starts like a document, but is no JSON: {error}": "開頭像是文件，但不是 JSON：{error}",
    "{path} is no text in UTF-8": "{path} 不是 UTF-8 文字",
    "x of shape (N, inputs) goes with targets of shape (N, outputs) or (N,); got {x} and {target}":
        "形狀為 (N, inputs) 的 x 配形狀為 (N, outputs) 或 (N,) 的標籤；得到的是 {x} 和 {target}",
    "the view {view} shows networks, and this is none: take the view graph":
        "檢視 {view} 顯示網路，而這裡不是網路：請用 graph 檢視",
    "there is no sample {sample}; there are {count}":
        "沒有樣本 {sample}；共有 {count} 個",
    "{step} steps cannot be done; this view has {last}":
        "無法走完 {step} 步；這個檢視共有 {last} 步",
    "this server cannot write such files": "這台伺服器不能寫這種檔案",
    "the player has not been built here":
        "這裡還沒有建置播放器",
    "{pages} pages would be too many; at most {most} are made":
        "{pages} 頁太多；最多 {most} 頁",
    "this picture takes too long to draw":
        "畫這幅圖要太長時間",
    "this picture takes more memory than one may have":
        "這幅圖需要的記憶體太多",
    "this view is painted, not drawn: take a video of it":
        "這個檢視是繪成的像素，不是線條：請用它的影片",
    "this view is painted, not drawn: take PDF, PNG or a video of it":
        "這個檢視是繪成的像素，不是線條：請用 PDF、PNG 或它的影片",
    "The source cannot be read": "來源無法讀取",
    "A limit would be passed": "會超過上限",
    "The shapes do not fit": "形狀不合",
    "This is no computational graph": "這不是計算圖",
    "The source cannot be used": "來源無法使用",
}  # fmt: skip
