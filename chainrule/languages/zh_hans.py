"""简体中文：每个英文句子的模板，以及它的说法。"""

SENTENCES = {
    "{first} or {second}": "{first} 或 {second}",
    "there is no function {name}; a product is written {product}(...), and a function is written out as its formula":
        "没有函数 {name}；乘积写作 {product}(...)，函数则把它的算式写出来",
    "a formula ends with its line, and this line begins with '{sign}'; if it goes on here, join the lines":
        "算式到行末就结束，而这一行以 '{sign}' 开头；如果是接着上一行写的，请把两行连起来",
    "nothing is drawn at random here; its numbers are given as an input": "这里不抽取随机数；这些数作为输入给出",
    "{typed} is the number e less {name}; an exponential function that has lost its sign is written {read}":
        "{typed} 是数 e 减去 {name}；如果本来是指数函数，只是丢了上标，请写成 {read}",
    "{typed} may be the inverse matrix, {inverse}, or one over every element, {elements}; write which":
        "{typed} 可能是逆矩阵 {inverse}，也可能是每个元素的倒数 {elements}；请写明",
    "{typed} may be the number {number}, or a product; write which": "{typed} 可能是数 {number}，也可能是乘积；请写明",
    "{typed} may be {read}, or a name of its own, which is better written {name}; write which":
        "{typed} 可能是 {read}，也可能是一个名字，那样最好写成 {name}；请写明",
    "{typed} would be a complex number, and numbers are real here; a product is written {read}":
        "{typed} 会是复数，而这里的数都是实数；乘积写作 {read}",
    "{typed} is a power of every element; the matrix times itself is written {product}":
        "{typed} 是每个元素的幂；矩阵自乘写作 {product}",
    "{typed} of a matrix is read as that of all its numbers in a row":
        "{typed} 中是矩阵，读作把所有元素排成一列后的范数",
    "{typed} of a matrix is its greatest singular value, which is not computed here; the root of the "
    "sum of all squares is {read}":
        "矩阵的 {typed} 是最大奇异值，这里不计算；所有元素平方和的平方根写作 {read}",
    "{typed} of a matrix is its greatest column sum, {column}; the sum of all sizes is {numbers}; write which":
        "矩阵的 {typed} 是最大的列和 {column}；所有元素绝对值之和是 {numbers}；请写明",
    "{typed} is read as {read}; a fraction over the whole sum is written {whole}":
        "{typed} 读作 {read}；如果整个和都在分母里，写作 {whole}",
    "{typed} of a matrix is its greatest row sum, {row}; the greatest of all sizes is {number}; write which":
        "矩阵的 {typed} 是最大的行和 {row}；所有元素绝对值中最大的是 {number}；请写明",
    "'...' stands in an index only, as in x[..., 0]; other values are written out":
        "'...' 只能写在下标里，如 x[..., 0]；其他的值请逐个写出",
    "'...' stands in an index once":
        "'...' 在一个下标里只能出现一次",
    "{name} is 1 here; other convolutions are not read":
        "{name} 在这里是 1；其他的卷积读不了",
    "{typed} changes the shape alone, as reshape does":
        "{typed} 只改变形状，与 reshape 一样",
    "{typed} puts in an axis of length 1, as reshape does":
        "{typed} 插入一个长度为 1 的轴，与 reshape 一样",
    "{word} is left out: values are float64 numbers already":
        "{word} 略去：值本来就是 float64 的数",
    "a new axis stands among {count}: at {low} to {high}":
        "新轴之后共有 {count} 个轴：位置从 {low} 到 {high}",
    "axis {axis} is outside {shape}":
        "轴 {axis} 超出了形状 {shape}",
    "nothing is done within something else: write the formulas inside as lines":
        "这里没有语句块：请把里面的算式逐行写出",
    "a line says what a value is, and this one does not: leave it out":
        "每一行说明一个值是什么，这一行没有：请略去",
    "all numbers are float64: a line is y = ..., without a type":
        "所有的数都是 float64：一行写作 y = ...，不带类型",
    "a line begins with the name of its value: leave its number or bullet out":
        "一行以它的值的名字开头：请去掉编号或项目符号",
    "all numbers are float64, and a type rounds none: write floor(x)":
        "所有的数都是 float64，类型不会取整：请写 floor(x)",
    "{found} is nearly a number: write all like 1234.5, or leave them out":
        "{found} 几乎是一个数：请都写成 1234.5 这样，或略去这一列",
    "{found} may be {whole} or {fraction}: say which, or write it without a comma":
        "{found} 可能是 {whole}，也可能是 {fraction}：请指明小数点，或不写逗号",
    "{name} has no axis {axis}; its shape is {shape}":
        "{name} 没有轴 {axis}；它的形状是 {shape}",
    "{wanted}, in a list; got the number {found}": "{wanted}，写成列表；得到的是数 {found}",
    "the limits of {name} are numbers written out; with values write {formula}":
        "{name} 的上下限要写成数；如果是值，请写 {formula}",
    "{typed} is one over all elements in scipy; write axis=-1 for one of every row":
        "在 scipy 中，{typed} 是对所有元素一起计算的；要逐行计算，请写 axis=-1",
    "{typed} may be {read}, in which {name} is computed from itself: give the result another name; a "
    "name of its own is better written {kept}":
        "{typed} 可能是 {read}，那样 {name} 就由它自己算出：请给结果换个名字；如果是一个名字，最好写成 {kept}",
    "'|' stands on both sides of an absolute value, as in |x|; of two conditions it is written or":
        "'|' 写在绝对值的两边，如 |x|；两个条件之间的“或”写作 or",
    "'~' is no operator here: write the opposite condition, as in x <= 0 for x > 0":
        "'~' 在这里不是运算符：请写相反的条件，例如用 x <= 0 代替 x > 0",
    "'{sign}' is no operator here: write the opposite condition, as in x <= 0 for x > 0":
        "'{sign}' 在这里不是运算符：请写相反的条件，例如用 x <= 0 代替 x > 0",
    "'⊗' is written outer(a, b), or a * b for a product element by element":
        "'⊗' 写作 outer(a, b)；逐元素的乘积写作 a * b",
    "values do not change, nor do their parts: give the result a new name, as in where(mask, 0, x)":
        "值不会改变，值的一部分也不会：请给结果一个新名字，例如 where(mask, 0, x)",
    "the gradient of every value is always there; differences of neighbours are x[1:] - x[:-1]":
        "每个值的梯度始终都在；相邻元素之差写作 x[1:] - x[:-1]",
    "{typed} is read as {read}": "{typed} 读作 {read}",
    "{typed} is read as a product, {read}": "{typed} 读作乘积 {read}",
    "{typed} is read as a matrix product, {read}": "{typed} 读作矩阵乘积 {read}",
    "{typed} of two vectors is their scalar product, dot": "{typed} 中是两个向量，读作它们的内积 dot",
    "{typed} of matrices is their matrix product, as @ is": "{typed} 中有矩阵，读作矩阵乘积，与 @ 相同",
    "{typed} names the value {name}; {names} is an input or a value as elsewhere":
        "{typed} 给出名为 {name} 的值；{names} 与别处一样是输入或已有的值",
    "{name} is an input here, not the function": "{name} 在这里是输入，不是函数",
    "{sign} begins a comment, as # does": "{sign} 之后是注释，与 # 相同",
    "'←' is not used here; a line names a value with '='": "这里不用 '←'；一行用 '=' 给值命名",
    "'∛' is not read; a cube root is written x**(1/3)": "不读 '∛'；立方根写成 x**(1/3)",
    "lg is the logarithm to the base 10 to some and to the base 2 to others; write which":
        "lg 有人指以 10 为底的对数，有人指以 2 为底；请写明是哪一个",
    "parts are picked by whole numbers; what fulfils a condition is kept by where(x > 0, x, 0)":
        "取出部分要用整数；按条件保留写成 where(x > 0, x, 0)",
    "rounding down is written floor(x)": "向下取整写成 floor(x)",
    "rounding up is written ceil(x)": "向上取整写成 ceil(x)",
    "there is no function {name}; a product is written {product}(...)": "没有函数 {name}；乘积写成 {product}(...)",
    "{message}. It belongs to Python, which is not run here: a formula is made of numbers, names and the "
    "functions of the list of ops":
        "{message}。它属于 Python，而这里不运行 Python：算式由数、名称和运算表中的函数组成",
    "{message}. {name} is one name; did you mean {split}?": "{message}。{name} 是一个名称；是不是 {split}？",
    "{name} is one of {known}": "{name} 只能是 {known} 之一",
    "{typed} is a part of the greatest or least elements in numpy, and all of them in torch; write which":
        "{typed} 在 numpy 中是最大或最小元素的一部分，在 torch 中是全部；请写明是哪一个",
    "{typed} is a position in torch, which has no derivative; write {values} for the values":
        "{typed} 在 torch 中是位置，位置没有导数；要取值请写 {values}",
    "{word} is left out: a line names a value by itself": "忽略 {word}：一行本身就给值命名",
    "{word} is left out: it marks a piece of code": "忽略 {word}：它只是代码段的标记",
    "'$' is left out: formulas are read without TeX signs": "忽略 '$'：算式不需要 TeX 的记号",
    "{option} is left out: all numbers are float64": "忽略 {option}：所有数都是 float64",
    "{name} divides by the count here, as in numpy; torch divides by one less":
        "{name} 在这里除以个数，与 numpy 相同；torch 除以个数减一",
    "{name} needs a value: it is never computed, so it is an input":
        "{name} 需要一个值：没有一行计算它，所以它是输入",
    "{message}. Without a value are {names}": "{message}。没有值的有：{names}",
    "{message}. Values are given for {names}, which the text does not use":
        "{message}。给了值但文中没有用到的有：{names}",
    "{names} and {count} more": "{names} 以及另外 {count} 个",
    "its inputs are: {names}": "它的输入是：{names}",
    "it has no inputs": "它没有输入",
    "more than {most} inputs": "输入多于 {most} 个",
    "two values are given for {name}": "{name} 给了两个值",
    "the value given for {name} is not used, since the text computes it; {known}":
        "给了 {name} 的值，但没有用到：它由文中的算式算出；{known}",
    "the value given for {name} is not used, since it does not occur in the text; {known}":
        "给了 {name} 的值，但没有用到：文中没有它；{known}",
    "only the last line may do without a name; give this value one, as in y = ...":
        "只有最后一行可以没有名字；请给这个值一个名字，例如 y = ...",
    "{odd} ({odd_points}) and {other} ({other_points}) look the same but are two names":
        "{odd}（{odd_points}）和 {other}（{other_points}）看起来一样，却是两个名字",
    "{name} is used here but computed only in line {line}; move that line up":
        "{name} 在这里用到，却到第 {line} 行才算出；请把那一行移到前面",
    "{name} is computed from itself; give the new value a new name": "{name} 由它自己算出；请给新的值一个新名字",
    "{name} is computed in line {line} from this very value: each waits for the other":
        "{name} 在第 {line} 行由这个值算出：它们互相等待",
    "{name} has a value since line {line}: names stand for values and never change. Give this one another name":
        "{name} 在第 {line} 行已有值：名字代表值，不会改变。请换一个名字",
    "the output {name} is an input, nothing computes it; it can be: {known}":
        "输出 {name} 是输入，没有算式算出它；可以是：{known}",
    "the output {name} is no name of this text; it can be: {known}": "文中没有输出 {name}；可以是：{known}",
    "the output {name} has shape {shape}, and a backward pass starts at a single number: sum it":
        "输出 {name} 的形状是 {shape}，而反向传播从一个数开始：请对它求和",
    "{error}. Here {said}": "{error}。这里{said}",
    "{name} is a type; all numbers are float64": "{name} 是类型；所有数都是 float64",
    "{name}: names begin with a letter": "{name}：名字以字母开头",
    "{name} holds letters that only resemble {plain}; write it in ordinary letters":
        "{name} 里有只是像 {plain} 的字母；请用普通字母",
    "{name} mixes Cyrillic letters with others that look the same; write it in one script":
        "{name} 混用了西里尔字母和样子相同的其他字母；请只用一种",
    "{name} is the value at {names}; for other values write its formula once more":
        "{name} 是在 {names} 处的值；要用别的值，请把算式再写一遍",
    "there is no function {name}; did you mean {known}?": "没有函数 {name}；是不是 {known}？",
    "there is no function {name}; the nearest known name, {known}, is far from it":
        "没有函数 {name}；最接近的已知名字 {known} 也相差很远",
    "{name} is a value, not a function; a product is written {word}*(...)":
        "{name} 是值，不是函数；乘积写作 {word}*(...)",
    "{name} is not a function here: {remedy}": "这里没有函数 {name}：{remedy}",
    "there is no {name} here; the functions are those of the list of ops": "这里没有 {name}；可用的函数见运算列表",
    "{name} is a function and needs its brackets: {name_only}(x); a value needs another name":
        "{name} 是函数，需要括号：{name_only}(x)；值请另取名字",
    "{name} is a function and needs its brackets: {called}": "{name} 是函数，需要括号：{called}",
    "values have no attribute {name}; functions stand before their value, as in sum(x)":
        "值没有属性 {name}；函数写在值的前面，例如 sum(x)",
    "{typed} may be the inverse function, {inverse}(x), or 1/{word}(x); write which":
        "{typed} 可能是反函数 {inverse}(x)，也可能是 1/{word}(x)；请写明",
    "{typed} is not read; write 1/{word}(x), or the inverse by its name":
        "{typed} 无法读；请写 1/{word}(x)，或写出反函数的名字",
    "{word} has no option {option}; it is called {signature}": "{word} 没有选项 {option}；用法是 {signature}",
    "{word} takes {fewest} values, not {found}; it is called {signature}":
        "{word} 需要 {fewest} 个值，不是 {found} 个；用法是 {signature}",
    "{word} takes {count} values, not {found}": "{word} 需要 {count} 个值，不是 {found} 个",
    "{word} takes {fewest} or more values, not {found}; it is called {signature}":
        "{word} 需要至少 {fewest} 个值，不是 {found} 个；用法是 {signature}",
    "{word} takes {fewest} to {most} values, not {found}; it is called {signature}":
        "{word} 需要 {fewest} 到 {most} 个值，不是 {found} 个；用法是 {signature}",
    "{word} takes one value, not {found}; it is called {signature}":
        "{word} 需要一个值，不是 {found} 个；用法是 {signature}",
    "operands stand before options such as axis=0": "值写在 axis=0 这样的选项之前",
    "{name} is given twice": "{name} 给了两次",
    "{name} is True or False, not {piece}": "{name} 是 True 或 False，不是 {piece}",
    "{name} is a text in quotes, not {piece}": "{name} 是引号里的文字，不是 {piece}",
    "{name} must be a number written out, not {piece}": "{name} 必须是写明的数，不是 {piece}",
    "{what} must be a whole number written out, such as 0 or -1, not {piece}":
        "{what}必须是写明的整数，例如 0 或 -1，不是 {piece}",
    "{what} is at most {most}, not {piece}": "{what}最大是 {most}，不是 {piece}",
    "an index": "下标",
    "a slice's bound": "切片的界",
    "an entry of {name}": "{name} 的一项",
    "dropout needs its mask here, an input of zeros and ones: dropout(x, mask, p=0.5)":
        "dropout 在这里需要掩码，即由 0 和 1 组成的输入：dropout(x, mask, p=0.5)",
    "{name} takes its value alone, and scale and shift are written out: {name}(x)*g + b":
        "{name} 只取一个值，缩放和平移要写出来：{name}(x)*g + b",
    "jax.nn.gelu is an approximation by tanh; gelu(x) is exact here, as torch's is":
        "jax.nn.gelu 是用 tanh 的近似；这里的 gelu(x) 是精确的，与 torch 相同",
    "this {name} divides by n - 1; {name} here divides by n: write it as {right}":
        "这个 {name} 除以 n - 1，而这里的 {name} 除以 n：请写成 {right}",
    "torch swaps axes here, numpy leaves them as they are; write {swapped} or {same}":
        "torch 在这里交换两个轴，numpy 则保持不变；请写 {swapped} 或 {same}",
    "norms of order 1, 2 and inf are read; an axis is written axis=0, or sum(x**2, axis=0) ** 0.5":
        "只读 1 阶、2 阶和 inf 阶的范数；轴写作 axis=0，或写 sum(x**2, axis=0) ** 0.5",
    "one axis is picked by a list; write two steps, as in x[[0, 2]][:, [1, 3]]":
        "只能有一个轴用列表挑选；请分两步写，例如 x[[0, 2]][:, [1, 3]]",
    "values with commas between them stand in a function's brackets only; a list is written [a, b]":
        "用逗号分开的值只能在函数的括号里；列表写作 [a, b]",
    "a list needs at least one value": "列表至少要有一个值",
    "the lists in {piece} differ in length": "{piece} 里的列表长度不同",
    "this can stand in an index only": "这只能用在下标里",
    "an array is made of one list of numbers, as in np.array([1, 2])":
        "数组由一个数的列表组成，例如 np.array([1, 2])",
    "brackets and signs nested deeper than {most}, the most that is allowed":
        "括号和正负号的嵌套超过 {most} 层的上限",
    "this '{opening}' is never closed; a '{right}' is missing": "这个 '{opening}' 没有合上；缺少 '{right}'",
    "'{opening}' is closed by '{right}', not by '{found}'": "'{opening}' 要用 '{right}' 合上，不是 '{found}'",
    "no bracket is open that this '{bracket}' could close": "没有开着的括号可以用这个 '{bracket}' 合上",
    "this '|' is never closed; an absolute value is written |x|": "这个 '|' 没有合上；绝对值写作 |x|",
    "this '‖' is never closed; a norm is written ‖x‖": "这个 '‖' 没有合上；范数写作 ‖x‖",
    "a fraction is written \\frac{{a}}{{b}}, each part in its braces": "分数写作 \\frac{{a}}{{b}}，两部分各用花括号",
    "only square roots are read so; another is a power, as in x**(1/3)":
        "这样只能写平方根；其他的根写作幂，例如 x**(1/3)",
    "{command} is not read; known are \\frac, \\sqrt, \\cdot, Greek letters and functions such as \\exp":
        "{command} 无法读；可用的有 \\frac、\\sqrt、\\cdot、希腊字母和 \\exp 这样的函数",
    "{typed} may be {both} or {one}; write which": "{typed} 可能是 {both}，也可能是 {one}；请写明",
    "an operator is missing between '{before}' and {after}; a product is written with '*'":
        "'{before}' 和 {after} 之间缺少运算符；乘积写作 '*'",
    "'{sign}' compares, and a comparison is no number: it stands as a condition, as in where(x > 0, x, 0)":
        "'{sign}' 是比较，而比较不是数：它用作条件，例如 where(x > 0, x, 0)",
    "{message}; a line names a value with a single '='": "{message}；给值取名用一个 '='",
    "'{word}' joins two comparisons, as in x > 0 and x < 1; there are no truth values besides":
        "'{word}' 连接两个比较，例如 x > 0 and x < 1；此外没有真假值",
    "a condition compares two values, as in x > 0; {piece} does not":
        "条件要比较两个值，例如 x > 0；{piece} 没有比较",
    "a choice is written x > 0 ? a : b; its ':' is missing": "选择写作 x > 0 ? a : b；缺少 ':'",
    "a choice is written a if x > 0 else b; its 'else' is missing": "选择写作 a if x > 0 else b；缺少 'else'",
    "a choice is written where(x > 0, a, b), or a if x > 0 else b":
        "选择写作 where(x > 0, a, b)，或 a if x > 0 else b",
    "a choice is written x > 0 ? a : b": "选择写作 x > 0 ? a : b",
    "a condition is written where(x > 0, a, b), or x > 0 ? a : b": "条件写作 where(x > 0, a, b)，或 x > 0 ? a : b",
    "a prime is written ′ here, and a transposed value {name}.T": "撇号在这里写作 ′，转置写作 {name}.T",
    "a value is missing before '{sign}'": "'{sign}' 前缺少值",
    "a value is missing after '{sign}'": "'{sign}' 后缺少值",
    "a value is missing after ','": "',' 后缺少值",
    "a value is missing between these brackets": "这对括号里缺少值",
    "an index is missing between these brackets": "这对括号里缺少下标",
    "a formula is missing after '='": "'=' 后缺少算式",
    "a line gives one name to one formula; this is its second '='": "一行给一个算式取一个名字；这是第二个 '='",
    "a line gives one name to one formula; write a line for each name":
        "一行给一个算式取一个名字；请为每个名字各写一行",
    "only a name can stand before '='; an equation cannot be solved here": "'=' 前只能是名字；这里不能解方程",
    "a comma separates the arguments of a function; lines are separated by line ends or ';'":
        "逗号分开函数的参数；各行用换行或 ';' 分开",
    "':' stands between the bounds of a slice only, as in x[1:3]": "':' 只用在切片的两个界之间，例如 x[1:3]",
    "'[' indexes a value, as in x[0], or lists the arguments of stack": "'[' 用来取下标，例如 x[0]，或写出列表",
    "{token} cannot stand here": "{token} 不能用在这里",
    "the formula ends too early": "算式还没有写完",
    "there is no formula here; write one, such as y = w*x + b": "这里还没有算式；请写一个，例如 y = w*x + b",
    "{character} has no meaning here": "{character} 在这里没有意义",
    "{character} cannot begin a name": "名字不能以 {character} 开头",
    "{character} cannot be part of a name": "名字里不能有 {character}",
    "{character} is a control character or half of one, and is not read": "{character} 是控制字符或它的一半，无法读",
    "{number} is larger than any float64 (about 1.8e308)": "{number} 超过了 float64 的上限（约 1.8e308）",
    "{number} is no number: it has a second point": "{number} 不是数：有两个小数点",
    "{typed} would be a whole number of another base; write it in decimals":
        "{typed} 是别的进位制的整数；请写成十进制",
    "a text of {length} characters; at most {most} are read": "文字有 {length} 个字符；最多读 {most} 个",
    "a name of {length} characters; at most {most} are allowed": "名字有 {length} 个字符；最多 {most} 个",
    "a number of {length} characters; at most {most} are read": "数有 {length} 个字符；最多读 {most} 个",
    "more than {most} {what}: a graph may have {most} nodes": "超过 {most} 个（{what}）：一张图最多有 {most} 个节点",
    "this would take {value} units of work, of about a nanosecond; at most {most}. {remedy}":
        "这需要 {value} 个单位的计算（每个约一纳秒），上限是 {most}。{remedy}",
    "this would hold {value} bytes of memory; at most {most}. {remedy}":
        "这会占用 {value} 字节内存，上限是 {most}。{remedy}",
    "the answer would have about {value} bytes; at most {most}. {remedy}":
        "回答约有 {value} 字节，上限是 {most}。{remedy}",
    "Without verify it fits": "不作 verify 就可以",
    "The binary form fits": "二进制形式可以",
    "Use smaller arrays, or fewer samples": "请用小一些的数组，或少一些样本",
    "more than {most} numbers would flow back over the edges": "反向流过各条边的数会超过 {most} 个",
    "the computation ended before it was done; ask for something smaller":
        "计算没有完成就结束了；请少要一些",
    "the document would have about {value} bytes; at most {most} are sent over a live connection. "
    "Open the source without it, and ask for the trace by its id":
        "文件约有 {value} 字节，实时连接最多发送 {most}。请不要文件只打开来源，再按 id 取轨迹",
    "this takes more memory than one computation may have":
        "这需要的内存超过一次计算所能有的",
    "this was not computed within {seconds} s; ask for something smaller":
        "这在 {seconds} 秒内没有算完；请少要一些",
    "too much is being computed just now; come again in {seconds} s":
        "此刻计算太多；请 {seconds} 秒后再来",
    "too much is open over live connections just now; close one, or come again":
        "此刻实时连接打开的内容太多；请关闭一个，或稍后再来",
    "more nodes than {most}, the most that is allowed": "节点超过 {most} 个的上限",
    "'def' makes a function, and only values are named here: write the formula it returns as a line, y = ...":
        "'def' 定义函数，而这里只给值取名：请把它返回的算式写成一行 y = ...",
    "'class' makes a model of objects; here a network is written as its formulas, a = sigmoid(W @ x + b)":
        "'class' 定义对象；这里的网络写成算式，例如 a = sigmoid(W @ x + b)",
    "nothing needs to be imported: np.exp, torch.sigmoid and the like are read without it":
        "不需要导入：np.exp、torch.sigmoid 等可以直接写",
    "this is the prompt of a notebook or of Python and no part of the formula":
        "这是笔记本或 Python 的提示符，不是算式的一部分",
    "nothing needs to be printed: every value is shown": "不需要打印：每个值都显示出来",
    "there are no loops; write each step as a line of its own, or use a tensor":
        "没有循环；请把每一步各写一行，或用张量",
    "':=' is not used here; a line names a value with '='": "这里不用 ':='；给值取名用 '='",
    "'//' rounds down: write floor(x / y); a comment begins with #":
        "'//' 向下取整：请写 floor(x / y)；注释以 # 开头",
    "'→' is no operator; a line names a value with '='": "'→' 不是运算符；给值取名用 '='",
    "'->' is no operator; a line names a value with '='": "'->' 不是运算符；给值取名用 '='",
    "'=>' is no operator; a line names a value with '='": "'=>' 不是运算符；给值取名用 '='",
    "'%' before a value would be a remainder, which is not computed here; a comment begins with #":
        "值前面的 '%' 是求余数，这里不计算；注释以 # 开头",
    "'!' is no operator here; there are no factorials": "'!' 在这里不是运算符；没有阶乘",
    "'‖' stands on both sides of a norm, as in ‖x‖; it is no operator":
        "'‖' 写在范数两侧，例如 ‖x‖；它不是运算符",
    "'$' is not needed: formulas are written without TeX signs": "不需要 '$'：算式不用 TeX 的记号",
    "'{{' is not used here; group with '(' and ')'": "这里不用 '{{'；请用 '(' 和 ')' 分组",
    "shifts are for integers; all numbers here are float64. Write x * 2**n":
        "移位只用于整数，而这里的数都是 float64。请写 x * 2**n",
    "'≈' compares, and a comparison is no number": "'≈' 是比较，而比较不是数",
    "texts in quotes are not read; formulas hold numbers, names and functions of the op table":
        "引号里的文字无法读；算式由数、名字和运算表里的函数组成",
    "'{sign}' changes a value, and values do not change; give the result a new name":
        "'{sign}' 会改变值，而值不会改变；请给结果一个新名字",
    "'lambda' makes a function, and only values are named here; for a symbol write λ or lam":
        "'lambda' 定义函数，而这里只给值取名；符号请写 λ 或 lam",
    "nothing can be imported; the functions are all there, see the list of ops": "不能导入；函数都在，见运算列表",
    "'True' is no number; write 1": "'True' 不是数；请写 1",
    "'False' is no number; write 0": "'False' 不是数；请写 0",
    "'None' is no number; it may only stand as an option, as in axis=None":
        "'None' 不是数；只能用作选项，例如 axis=None",
    "'{sign}' is a word of Python and no name; choose another name":
        "'{sign}' 是 Python 的关键字，不能作名字；请换一个",
    "write {formula}": "请写 {formula}",
    "its numbers are given as an input: write a name, and give it the array":
        "它的数由输入给出：请写一个名字，再给它数组",
    "nothing is drawn at random here, so there is no seed": "这里没有随机数，所以没有随机种子",
    "a layer is written as its formula, such as a = relu(W @ x + b)": "层写成算式，例如 a = relu(W @ x + b)",
    "write E[[0, 2]]: the rows of a table are picked by their numbers": "请写 E[[0, 2]]：按行号取表中的行",
    "dropout needs its mask here: write x * mask / keep, and give the mask as an input":
        "dropout 在这里需要掩码：请写 x * mask / keep，掩码由输入给出",
    "write the gates as formulas; the worked example of an LSTM shows how":
        "请把各个门写成算式；LSTM 的例子说明了写法",
    "write cross_entropy(z, t) of the logits z, or -sum(t*logp)":
        "请用 logits z 写 cross_entropy(z, t)，或写 -sum(t*logp)",
    "a loss is written as its formula, such as mean((y - t)**2)": "损失写成算式，例如 mean((y - t)**2)",
    "nothing needs to be called: the backward pass is always there, step through it":
        "不需要调用：反向传播一直都在，请看动画",
    "nothing needs to be called: the gradient of every value is always there": "不需要调用：每个值的梯度一直都在",
    "every value has a gradient here; leave it out": "这里每个值都有梯度；可以去掉",
    "gradients are new in every trace; leave it out": "每次计算的梯度都是新的；可以去掉",
    "only a single number has a backward pass here: sum the result, or pick one element":
        "只有一个数才有反向传播：请求和，或取一个元素",
    "second derivatives are not computed here": "这里不计算二阶微分",
    "write stop_gradient(x) for a value that hands nothing back": "不传回梯度的值请写 stop_gradient(x)",
    "a single number is one already; leave it out": "一个数本来就是数；可以去掉",
    "values are arrays already; leave it out": "值本来就是数组；可以去掉",
    "there are no devices here; leave it out": "这里没有设备；可以去掉",
    "there are no devices and types here; leave it out": "这里没有设备和类型；可以去掉",
    "all numbers are float64; leave it out": "所有数都是 float64；可以去掉",
    "values are shown as they are; leave it out": "值会照原样显示；可以去掉",
    "values never change; leave it out": "值不会改变；可以去掉",
    "there is no memory to put in order; leave it out": "没有内存需要整理；可以去掉",
    "a shape is no value; the length of an axis is x.shape[0]":
        "形状不是值；一个轴的长度写作 x.shape[0]",
    "the length of a value is written len(x), that of an axis x.shape[0]":
        "一个值的长度写作 len(x)，一个轴的长度写作 x.shape[0]",
    "a value is its data; leave it out": "值就是它的数据；可以去掉",
    "det is written det(A)": "行列式写作 det(A)",
    "inv is written inv(A)": "逆矩阵写作 inv(A)",
    "trace is written trace(A)": "迹写作 trace(A)",
    "it has no derivative to speak of, and is not computed here": "它没有可用的微分，这里不计算",
    "write einsum, or reshape an outer product": "请写 einsum，或把外积改变形状",
    "write its three components with x[0], x[1], x[2]": "请用 x[0]、x[1]、x[2] 写出三个分量",
    "write sum(A * M) with a mask M, or pick elements as A[0, 0]": "请用掩码 M 写 sum(A * M)，或取元素 A[0, 0]",
    "write concatenate([a, b], axis=1), of vectors axis=0": "请写 concatenate([a, b], axis=1)，向量用 axis=0",
    "write stack([a, b]), of matrices concatenate([a, b])": "请写 stack([a, b])，矩阵用 concatenate([a, b])",
    "write reshape(x, shape=(2, 3)) with the lengths that are wanted":
        "请写 reshape(x, shape=(2, 3))，换成需要的长度",
    "write transpose(x, axes=(1, 0, 2)) with the order that is wanted":
        "请写 transpose(x, axes=(1, 0, 2))，换成需要的次序",
    "lengths of 1 stretch by themselves; leave it out": "长度为 1 的轴会自动扩展；可以去掉",
    "write slices, as in x[0:2]": "请写切片，例如 x[0:2]",
    "write x[[0, 2]], or x[0]": "请写 x[[0, 2]] 或 x[0]",
    "a position has no derivative; write max(x), or x[2]": "位置没有微分；请写 max(x) 或 x[2]",
    "a position has no derivative; write min(x), or x[2]": "位置没有微分；请写 min(x) 或 x[2]",
    "write the list itself, as in [0, 1, 0]": "请直接写列表，例如 [0, 1, 0]",
    "write the sums, as in x[0] + x[1]": "请写出各个和，例如 x[0] + x[1]",
    "write the products, as in x[0] * x[1]": "请写出各个积，例如 x[0] * x[1]",
    "multiply by a mask that is given as an input": "请乘以由输入给出的掩码",
    "there are no factorials here; products of numbers are written out": "这里没有阶乘；数的乘积请写出来",
    "write conv1d(x, k[::-1]), which turns the kernel round as convolve does":
        "请写 conv1d(x, k[::-1])，像 convolve 那样把核翻转",
    "there are numbers and arrays only": "这里只有数和数组",
    "write each step as a line of its own": "请把每一步各写一行",
    "functions work on every element by themselves: write f(x)": "函数本来就作用于每个元素：请写 f(x)",
    "a list is written [1, 2, 3]": "列表写作 [1, 2, 3]",
    "inputs must be a list of names": "inputs 必须是名字的列表",
    "{what} has shape {shape}": "{what} 的形状是 {shape}",
    "{place} must be one of {choices}; got {found}": "{place} 必须是 {choices} 之一；得到的是 {found}",
    "{place} must be a list; got {found}": "{place} 必须是列表；得到的是 {found}",
    "{place} is a single number, and a list is due: write [{found}]":
        "{place} 是一个数，而这里需要列表：请写 [{found}]",
    "{place} must be an object with named fields": "{place} 必须是带有字段名的对象",
    "the document must be an object with named fields": "文档必须是带有字段名的对象",
    "{place} must be a whole number from {low} to {high}; got {found}":
        "{place} 必须是从 {low} 到 {high} 的整数；得到的是 {found}",
    "{place} must be a number from {low} to {high}; got {found}":
        "{place} 必须是从 {low} 到 {high} 的数；得到的是 {found}",
    "{place} must be true or false; got {found}": "{place} 必须是 true 或 false；得到的是 {found}",
    "{place} must be a text of at most {longest} characters; got {found}":
        "{place} 必须是最多 {longest} 个字符的文字；得到的是 {found}",
    "{place} is missing": "缺少 {place}",
    "{name} is not a field of {whole}; {known} is": "{name} 不是{whole}的字段；{known} 才是",
    "{name} is not a field of {whole}; its fields are {known}": "{name} 不是{whole}的字段；它的字段有：{known}",
    "the document": "文档",
    "a sample": "样本",
    "a layer": "层",
    "the data set": "数据集",
    "{place} must be a number, not {found}": "{place} 必须是数，不是{found}",
    "{place} must be a finite number; float64 reaches about 1.8e308 on either side":
        "{place} 必须是有限的数；float64 到正负约 1.8e308 为止",
    "{place} must hold numbers, not {found}": "{place} 必须由数组成，不是 {found}",
    "{place} has more than {most} dimensions": "{place} 超过 {most} 维",
    "{place} holds an empty list; an array needs at least one number": "{place} 里有空列表；数组至少要有一个数",
    "{place} is {found} where {other} stands beside it": "{place} 是{found}，而它旁边是{other}",
    "{place} has {found} elements, the list beside it {other}": "{place} 有 {found} 个元素，旁边的列表有 {other} 个",
    "{place} has {found} or more elements; at most {most} are allowed":
        "{place} 至少有 {found} 个元素；最多 {most} 个",
    "{place} is nested deeper than {most} lists, the most allowed": "{place} 的嵌套超过 {most} 层的上限",
    "null": "null",
    "true": "true",
    "false": "false",
    "a list": "列表",
    "an object": "对象",
    "the text {text}": "文字 {text}",
    "there is no input {name} to set": "没有可以设置的输入 {name}",
    "{place} has shape {shape} and cannot be set to one of {other}": "{place} 的形状是 {shape}，不能设为 {other}",
    "the document needs a text: lines such as 'y = w*x + b'": "文档需要文字：例如 'y = w*x + b' 这样的行",
    "text must be a text: lines such as 'y = w*x + b'": "text 必须是文字：例如 'y = w*x + b' 这样的行",
    "output must be the name of a value of the text": "output 必须是文中一个值的名字",
    "inputs must be an object: names, and a number or nested lists of numbers for each":
        "inputs 必须是对象：名字，以及每个名字的一个数或嵌套的数的列表",
    "{op} cannot combine shapes {left} and {right}: {remedy}": "{op} 不能结合形状 {left} 和 {right}：{remedy}",
    "{op} takes an integer as {what}, not {found}": "{op} 的 {what} 必须是整数，不是 {found}",
    "{op} has no axis {axis} in {dimensions} dimensions; axes are {low} to {high}":
        "{op} 在 {dimensions} 维里没有轴 {axis}；轴从 {low} 到 {high}",
    "{op} has no axis {axis}: a number has no axes": "{op} 没有轴 {axis}：一个数没有轴",
    "{op} names an axis twice in {axis}": "{op} 在 {axis} 里把一个轴写了两次",
    "{op} takes True or False as keepdims, not {found}": "{op} 的 keepdims 是 True 或 False，不是 {found}",
    "aligned at the right, lengths must be equal or 1": "从右对齐，长度必须相等或为 1",
    "both operands need at least one axis; use * for a number": "两个值都至少要有一个轴；一个数请用 *",
    "the last length of the first ({inner}) must equal the first length of the second ({length})":
        "前者的最后一个长度（{inner}）必须等于后者的第一个长度（{length}）",
    "{message}. Shapes that would fit: {shapes}": "{message}。合适的形状：{shapes}",
    "'document' must be true or false": "'document' 必须是 true 或 false",
    "'seq' must be a whole number": "'seq' 必须是整数",
    "'training' must be an object": "'training' 必须是对象",
    "() (a single number)": "()（一个数）",
    "A has shape (n, n), b (n,) or (n, k)": "A 的形状是 (n, n)，b 的形状是 (n,) 或 (n, k)",
    "A parameter cannot be used": "参数无法使用",
    "Bad Request": "请求有误",
    "Content Too Large": "内容太大",
    "Method Not Allowed": "不接受这种方法",
    "Not Found": "没有找到",
    "Request Header Fields Too Large": "请求头太大",
    "Request Timeout": "请求超时",
    "Service Unavailable": "服务暂时不可用",
    "Something went wrong here": "服务器出错",
    "There is nothing at this address; /docs lists what there is.": "这个地址没有内容；/docs 列出了现有的地址。",
    "This address does not take this method; the header Allow lists those it takes.":
        "这个地址不接受这种方法；可用的方法见响应头 Allow。",
    "Too Many Requests": "请求太多",
    "Unsupported Media Type": "不支持的媒体类型",
    "W needs one row a neuron and one column an input": "W 的每一行对应一个神经元，每一列对应一个输入",
    "a CSV text may have {most} characters": "CSV 文字最多 {most} 个字符",
    "a batch, of shape (samples, features)": "一批样本，形状为 (samples, features)",
    "a data set may have {most} points": "数据集最多 {most} 个点",
    "a data set needs at least two points": "数据集至少要有两个点",
    "a finite number is wanted": "需要有限的数",
    "a finite number is wanted; got {found}": "需要有限的数；得到的是 {found}",
    "a line needs at least two fields, a number and a label, with a comma between":
        "每行至少要有两个字段：一个数和一个标签，中间用逗号分开",
    "a message has one of these as its type: {known}": "消息的 type 必须是以下之一：{known}",
    "a network may have {most} layers; got {count}": "网络最多 {most} 层；得到的是 {count} 层",
    "a network needs at least one layer": "网络至少要有一层",
    "a network needs layers, each with W, b and activation, or sizes":
        "网络需要 layers（每层有 W、b 和 activation）或 sizes",
    "a number is missing; got {found}": "缺少一个数；得到的是 {found}",
    "a parameter would no longer be finite; take a smaller eta": "会有参数不再有限；请用更小的 eta",
    "a point may have {most} numbers; got {count}": "一个点最多有 {most} 个数；得到的是 {count} 个",
    "a slice cannot have step 0": "切片的步长不能是 0",
    "a slice is [start, stop, step], not {entry}": "切片写作 [start, stop, step]，不是 {entry}",
    "a surface has 1 to {most} cells a side; got {cells}": "曲面每边有 1 到 {most} 格；得到的是 {cells}",
    "a tie gives each half": "相等时各得一半",
    "a whole number is wanted": "需要整数",
    "a word is missing": "缺少一个词",
    "a {type}": "{type}",
    "abs'(0) = 0": "abs'(0) = 0",
    "activation needs one name for each of the {count} layers; got {found}":
        "activation 要给 {count} 层各写一个名字；得到的是 {found} 个",
    "all shapes must be equal": "所有形状必须相同",
    "an axis": "至少一个轴",
    "an integer of more than 48 digits": "超过 48 位的整数",
    "as the first row has": "与第一行一样",
    "at least {low} is wanted": "至少要 {low}",
    "at most {high} is wanted": "最多是 {high}",
    "at the limits the derivative is 0": "在界上微分为 0",
    "at the limits the derivative is 1": "在界上微分为 1",
    "b needs one element a row of W": "W 的每一行在 b 里要有一个元素",
    "concatenate needs operands with an axis; use stack for shape ()":
        "concatenate 的每个值至少要有一个轴；形状为 () 的请用 stack",
    "d/d exponent is 0 where the base is 0 and the exponent is not negative; d/d base is 0 for exponent 0":
        "底数为 0 且指数不为负时，对指数的微分为 0；指数为 0 时，对底数的微分为 0",
    "data, parameters and orders hold {count} numbers; code is written for up to {most}":
        "数据、参数和次序共有 {count} 个数；最多为 {most} 个数写出代码",
    "dataset.features must name at least one feature, and none twice": "dataset.features 至少要写一个特征，且不能重复",
    "dataset.leave_out must be a list of names of columns": "dataset.leave_out 必须是列名的列表",
    "diag needs a vector or a matrix, not shape {shape}": "diag 需要向量或矩阵，不是形状 {shape}",
    "dot takes vectors and matrices; use @ for stacks of matrices": "dot 用于向量和矩阵；一叠矩阵请用 @",
    "edge {edge} comes from a later node, {later}": "边 {edge} 来自后面的节点 {later}",
    "edge {edge} comes from node {source}, which is none": "边 {edge} 来自节点 {source}，而它不存在",
    "edge {edge} runs from {node} to itself": "边 {edge} 从 {node} 指回它自己",
    "einsum needs letters for the axes first, such as 'ij,jk->ik', not {subscripts}":
        "einsum 要先写各轴的字母，例如 'ij,jk->ik'，不是 {subscripts}",
    "einsum: axis {letter} has length {one} in one place and {other} in another":
        "einsum：轴 {letter} 在一处长度为 {one}，在另一处为 {other}",
    "elements that tie share the gradient equally": "并列的元素平分梯度",
    "elu'(0) = alpha": "elu'(0) = alpha",
    "every column of numbers is left out; a point needs at least one": "所有数字列都被去掉了；一个点至少需要一列",
    "for 0 < n < 1 the derivative at 0 is infinite; for n = 0 it is 0":
        "0 < n < 1 时，在 0 处微分为无穷大；n = 0 时为 0",
    "give either layers or sizes; {other} goes with sizes": "layers 和 sizes 只能给一个；{other} 与 sizes 配合使用",
    "give either steps or epochs": "steps 和 epochs 只能给一个",
    "give {bare} and {bare}, or (channels, {full}) and (out, channels, {full})":
        "请给 {bare} 和 {bare}，或 (channels, {full}) 和 (out, channels, {full})",
    'in scalar detail this network has at least {least} nodes; a graph may have {most}. Ask for detail "tensor", '
    'or for fewer samples or neurons':
        '逐个数展开时，这个网络至少有 {least} 个节点，而一张图最多 {most} 个。请把 detail 设为 "tensor"，'
        '或减少样本或神经元',
    "index {index} is outside axis {axis} of {shape}: {low} to {high}":
        "下标 {index} 超出 {shape} 的轴 {axis}：可用 {low} 到 {high}",
    "infinite": "无穷大",
    "it is missing": "没有给出",
    "layer {layer}: W must be a list of rows, one a neuron, one number an input; got {found}":
        "第 {layer} 层：W 必须是行的列表，每个神经元一行，每个输入一个数；得到的是 {found}",
    "layer {layer}: W would be {units} x {inputs}; an array may have {most} elements":
        "第 {layer} 层：W 会是 {units} × {inputs}；一个数组最多 {most} 个元素",
    "layer {layer}: b needs one number for each of the {count} neurons":
        "第 {layer} 层：b 要给 {count} 个神经元各一个数",
    "layer {layer}: row {row} of W needs {width} numbers, {why}; got {found}":
        "第 {layer} 层：W 的第 {row} 行需要 {width} 个数（{why}）；得到的是 {found} 个",
    "layer {layer}: softmax is for the last layer only; here it would be followed by layer {next}":
        "第 {layer} 层：softmax 只能用在最后一层；这里它后面还有第 {next} 层",
    "leaky_relu'(0) = slope": "leaky_relu'(0) = slope",
    "lengths must be equal but on axis {axis}": "除轴 {axis} 外，长度必须相同",
    "line {line}, column {column}: {message}": "第 {line} 行，第 {column} 列：{message}",
    "minus infinity": "负无穷大",
    "no layout program: install Graphviz, or the Python package {package}":
        "没有布局程序：请安装 Graphviz，或 Python 包 {package}",
    "none": "没有",
    "not a number": "NaN（不是数）",
    "nothing": "空值",
    "of elements that tie in a window the first receives the gradient": "窗口内并列的元素中，第一个得到梯度",
    "one address can have {most} live connections; close one, or ask without":
        "一个地址最多有 {most} 个实时连接；请关闭一个，或不用实时连接",
    "one for each of the {inputs} neurons of layer {layer}": "第 {layer} 层的 {inputs} 个神经元各一个",
    "one of these is wanted: {choices}": "需要以下之一：{choices}",
    "one_hot needs the number of classes: one_hot(labels, num_classes=3)":
        "one_hot 需要类别数：one_hot(labels, num_classes=3)",
    "only networks can be trained; this preset is an expression": "只能训练网络；这个例子是算式",
    "only networks that see points (x, y), or features of them, have a surface":
        "只有输入是点 (x, y) 或其特征的网络才有曲面",
    "open a source before setting its values": "请先打开一个源，再设定它的值",
    "open a source, or name one in 'training', before training it": "请先打开一个源，或在 'training' 里写出，再训练它",
    "operand {position} of {op} is no node": "{op} 的第 {position} 号操作数不是节点",
    "outer takes two vectors": "outer 需要两个向量",
    "pad takes a number as value, not {value}": "pad 的 value 是一个数，不是 {value}",
    "pad takes a number, a pair (before, after), or a pair for each of the {count} axes, not {pad_width}":
        "pad 需要一个数、一对 (before, after)，或给 {count} 个轴各一对，不是 {pad_width}",
    "pad takes no negative width, as in {pad_width}": "pad 的宽度不能为负，如 {pad_width}",
    "relu'(0) = 0": "relu'(0) = 0",
    "reshape cannot turn shape {before} ({count} elements) into {after}: the number of elements must stay the same":
        "reshape 不能把形状 {before}（{count} 个元素）变成 {after}：元素个数必须不变",
    "sample {sample}: target needs one number for each of the {count} outputs":
        "第 {sample} 个样本：target 要给 {count} 个输出各一个数",
    "sample {sample}: with cross_entropy the target is a distribution; it adds up to {total}":
        "第 {sample} 个样本：用 cross_entropy 时标签是概率分布；这里的总和是 {total}",
    "sample {sample}: with hinge the targets are 1 and -1": "第 {sample} 个样本：用 hinge 时标签是 1 和 -1",
    "sample {sample}: with {loss} the targets are shares from 0 to 1":
        "第 {sample} 个样本：用 {loss} 时标签是 0 到 1 之间的数",
    "sample {sample}: x needs one number for each of the {count} inputs":
        "第 {sample} 个样本：x 要给 {count} 个输入各一个数",
    'samples needs at least one {{"x": [...], "target": [...]}}':
        'samples 至少要有一个 {{"x": [...], "target": [...]}}',
    "selu'(0) = s a": "selu'(0) = s a",
    "send the body as it is, without Content-Encoding": "请直接发送内容，不要用 Content-Encoding",
    "shape {shape} has {size} elements; an array may have {most}":
        "形状 {shape} 有 {size} 个元素；一个数组最多 {most} 个",
    "sizes names the number of inputs and the neurons of at least one layer, such as [2, 3, 1]":
        "sizes 写出输入个数和至少一层的神经元个数，例如 [2, 3, 1]",
    "start with a message of type train": "请先发送 type 为 train 的消息",
    "take needs a list of whole numbers, such as [0, 2, 2], not {indices}":
        "take 需要整数的列表，例如 [0, 2, 2]，不是 {indices}",
    "the answer would hold {numbers} numbers; the limit is {most}. Ask for fewer snapshots":
        "结果会有 {numbers} 个数；上限是 {most}。请减少 snapshots",
    "the body did not arrive within {timeout_s} s": "内容没有在 {timeout_s} 秒内到齐",
    "the body is larger than the limit of {limit} bytes": "内容超过 {limit} 字节的上限",
    "the body is nested too deeply": "内容嵌套太深",
    "the body is no JSON: {said}": "内容不是 JSON：{said}",
    "the body is not UTF-8: byte {start} is out of place": "内容不是 UTF-8：第 {start} 个字节有误",
    "the body must be JSON in UTF-8, with Content-Type: {media_type}":
        "内容必须是 UTF-8 的 JSON，并带有 Content-Type: {media_type}",
    "the body must be a JSON object with named fields": "内容必须是带有字段名的 JSON 对象",
    "dropout is for hidden layers; this network has none":
        "dropout 用于隐藏层；这个网络没有隐藏层",
    "sample {sample}: with dropout, masks needs a row for each hidden layer":
        "第 {sample} 个样本：使用 dropout 时，masks 对每个隐藏层要有一行",
    "sample {sample}: a mask needs one number for each of the {count} neurons":
        "第 {sample} 个样本：掩码对 {count} 个神经元各要有一个数",
    "sample {sample}: a mask is made of ones and zeros, 0 for what is dropped":
        "第 {sample} 个样本：掩码由 1 和 0 组成，0 表示被丢弃",
    "masks go with dropout, the share that is dropped, which this network has not":
        "masks 要与 dropout（丢弃的比例）一起用，而这个网络没有 dropout",
    "'%' begins a comment, as # does; {number} per cent is written {share}":
        "'%' 之后是注释，与 # 相同；百分之 {number} 写成 {share}",
    "'{sign}' is no number; write 0":
        "'{sign}' 不是数；请写 0",
    "'{sign}' is no number; write 1":
        "'{sign}' 不是数；请写 1",
    "'{sign}' stands for a number that is missing, and nothing is computed with it":
        "'{sign}' 表示缺少的数，不能用来计算",
    "a choice is written where(x > 0, a, b); what an input is worth is given beside the text":
        "选择写成 where(x > 0, a, b)；输入的值在正文旁边给出",
    "a comma at the end of a line makes a tuple in Python, and nothing here":
        "行末的逗号在 Python 中构成元组，在这里没有意义",
    "a formula stands by itself, without 'return'":
        "算式单独成行，不写 'return'",
    "a line ends by itself; leave '{sign}' out":
        "一行自行结束；请去掉 '{sign}'",
    "a line for the shell is no part of the formula":
        "命令行的一行不属于算式",
    "a matrix is a list of its rows, as in [[1, 2], [3, 4]]; no ';' stands between them":
        "矩阵是各行的列表，如 [[1, 2], [3, 4]]；各行之间不写 ';'",
    "a name is missing before '='; a formula of a spreadsheet is written without it":
        "'=' 前面缺少名称；电子表格的公式在这里不写它",
    "a number is written with a point and without commas: {number}":
        "数用小数点，不用逗号：{number}",
    "a number is written with one point and without commas":
        "数只有一个小数点，不用逗号",
    "a scalar product is written dot(w, x)":
        "内积写成 dot(w, x)",
    "a subscript is a name or a number, as in x_{{ij}} and h_{{t-1}}":
        "下标是名称或数，如 x_{{ij}} 和 h_{{t-1}}",
    "a value has one sign; write + or -":
        "一个值只有一个正负号；请写 + 或 -",
    "integrals are not computed here":
        "这里不计算积分",
    "limits are not computed here":
        "这里不计算极限",
    "a sum over an index is written over whole vectors, as in sum(w * x)":
        "对下标求和写成对整个向量求和，如 sum(w * x)",
    "a product over an index is written over a whole vector, as in prod(x)":
        "对下标求积写成对整个向量求积，如 prod(x)",
    "a matrix is written [[1, 2], [3, 4]], and a choice where(x > 0, a, b)":
        "矩阵写成 [[1, 2], [3, 4]]，选择写成 where(x > 0, a, b)",
    "the arguments of {name} stand in round brackets: {name_only}(x)":
        "{name} 的参数写在圆括号里：{name_only}(x)",
    "the values of a list have commas between them, as in [1, 2, 3]":
        "列表的各值之间有逗号，如 [1, 2, 3]",
    "{command} is not read; {remedy}":
        "不读 {command}；{remedy}",
    "{name} is a part of a class, which is not here: {remedy}":
        "{name} 是类的一部分，而这里没有类：{remedy}",
    "{name} is a value, not a function; an element is written {word}[0], counted from 0, and a product {word}*(...)":
        "{name} 是值，不是函数；元素写成 {word}[0]，从 0 数起；乘积写成 {word}*(...)",
    "{name}' is no function here: the gradient of every value is always there":
        "{name}' 在这里不是函数：每个值的梯度始终都有",
    "{word} is left out: functions are known by their names":
        "忽略 {word}：函数直接用名称",
    "{word} is left out: it only lines formulas up":
        "忽略 {word}：它只用来对齐算式",
    "'{sign}' is written pi":
        "'{sign}' 写成 pi",
    "'{sign}' is written e":
        "'{sign}' 写成 e",
    "what is raised to the power here, each term or the whole? Write {name}((...)**2) or {name}(...)**2":
        "这里乘方的是每一项还是整体？请写 {name}((...)**2) 或 {name}(...)**2",
    "the classes of {outputs} outputs have the numbers 0 to {high}; got {found}":
        "{outputs} 个输出的类别编号是 0 到 {high}；得到的是 {found}",
    'the data set {name} comes with scikit-learn, which is not installed: pip install "chainrule[datasets]"':
        '数据集 {name} 来自 scikit-learn，而它没有安装：pip install "chainrule[datasets]"',
    "this server does not go by the name in the header Host": "这台服务器不使用 Host 头中的名字",
    "the database does not answer": "数据库没有响应",
    "the derivative at -1 and 1 is infinite": "在 -1 和 1 处微分为无穷大",
    "the derivative at 0 is infinite": "在 0 处微分为无穷大",
    "the derivative is 0 where both are equal": "两者相等时微分为 0",
    "the derivative is 0 where the margin is exactly 1": "间隔恰为 1 时微分为 0",
    "the gradient at the zero vector is 0": "在零向量处梯度为 0",
    "the gradient is 0 where all elements are equal": "所有元素相等时梯度为 0",
    "the gradient that reaches {node} is {oddity}; where {op} blocks, exactly 0 goes on to {operand}, whatever "
    "arrives":
        "传到 {node} 的梯度是{oddity}；在 {op} 截断的地方，无论传来什么，传给 {operand} 的都恰好是 0",
    "the gradient that {node} hands on to {operand} is {oddity}": "{node} 传给 {operand} 的梯度是{oddity}",
    "the graph would have more than {most} nodes": "图会超过 {most} 个节点",
    "the head of the request did not arrive in time": "请求头没有及时到齐",
    "the head of the request is larger than the limit": "请求头超过上限",
    "the image has {channels} channels, the kernel is for {wanted}":
        "图像有 {channels} 个通道，而卷积核需要 {wanted} 个",
    "the inputs hold {count} numbers; code is written for up to {most}":
        "输入共有 {count} 个数；最多为 {most} 个数写出代码",
    "the label is missing": "缺少标签",
    "the layout program could not be started: {strerror}": "布局程序无法启动：{strerror}",
    "the layout program failed with status {returncode}: {said}": "布局程序失败，状态 {returncode}：{said}",
    "the layout program is missing": "缺少布局程序",
    "the layout took longer than {timeout_s} s and was stopped; show a smaller graph":
        "布局超过 {timeout_s} 秒，已停止；请显示更小的图",
    "the loss {loss} is for a last layer with activation {wanted}; layer {layer} has {activation}":
        "损失 {loss} 要求最后一层的激活函数是 {wanted}；第 {layer} 层是 {activation}",
    "the network has {total} numbers in all; the limit is {most}": "网络一共有 {total} 个数；上限是 {most}",
    "the neurons have {total} values over all samples; the limit is {most}":
        "神经元在全部样本上共有 {total} 个值；上限是 {most}",
    "the output is node {output}, which is none": "输出是节点 {output}，而它不存在",
    "the output {node} has shape {shape}; a backward pass starts at a single number: sum it":
        "输出 {node} 的形状是 {shape}；反向传播从一个数开始：请对它求和",
    "the result {out} needs different letters, all of them of operands":
        "结果 {out} 的字母必须互不相同，且都来自操作数",
    "the second is a table (rows, features), the first the numbers of rows":
        "第二个是表 (rows, features)，第一个是行号",
    "the server made a mistake; it has been written down": "服务器出错；已记录下来",
    "the slice {entry} leaves nothing of axis {axis} of length {length}":
        "切片 {entry} 在长度为 {length} 的轴 {axis} 上什么也没有留下",
    "the target is a share a class, of the length of the last axis, or one label a sample, from 0":
        "标签或是每类一个概率（与最后一个轴等长），或是每个样本一个从 0 开始的类别编号",
    "the text is empty; one point a line is wanted, its label in the last column":
        "文字是空的；每行写一个点，最后一列是它的标签",
    "the trace has {count} numbers; as JSON at most {most} are written: ask for the binary form":
        "计算过程有 {count} 个数；JSON 最多写 {most} 个：请用二进制形式",
    "the value jumps here; the derivative is 0": "值在这里跳变；微分为 0",
    "the value of {node} is {oddity}": "{node} 的值是{oddity}",
    "the value of {node} must be a number or nested lists of numbers, as long as each other":
        "{node} 的值必须是一个数，或长度一致的嵌套数列表",
    "there is no column {found}; the columns are {known}": "没有列 {found}；现有的列：{known}",
    "there is no input {name} to change": "没有可以改变的输入 {name}",
    "there is no op of this name; /api/v1/ops lists them": "没有这个名字的运算；见 /api/v1/ops",
    "there is no op {op}": "没有运算 {op}",
    "there is no step {step}; steps go from 0 to {last}": "没有第 {step} 步；步从 0 到 {last}",
    "there is no such data set; /api/v1/datasets lists them, and /datasets/points takes one's own":
        "没有这个数据集；列表见 /api/v1/datasets，自己的数据请发送到 /datasets/points",
    "the address names no trace": "网址没有指明要显示什么",
    "this server answers in JSON alone": "这个服务器只用 JSON 回答",
    "there is no such preset; /api/v1/presets lists them": "没有这个例子；见 /api/v1/presets",
    "there is no trace {shown}; post its source to make it": "没有计算过程 {shown}；请发送它的源来生成",
    "there is no worked example {found}; the nearest id is {near}": "没有例子 {found}；最接近的 id 是 {near}",
    "there may be {most} classes; got {count} different labels": "最多 {most} 个类别；得到 {count} 种不同的标签",
    "there may be {most} samples; got {samples}": "最多 {most} 个样本；得到的是 {samples} 个",
    "this data set needs scikit-learn, which is not installed": "这个数据集需要 scikit-learn，而它没有安装",
    "this is no HTTP request": "这不是 HTTP 请求",
    "this is no binary form of a trace": "这不是计算过程的二进制形式",
    "this is no line of comma-separated values: {error}": "这一行不是逗号分隔的值：{error}",
    "this training is over; start another one": "这次训练已经结束；请重新开始",
    "this training takes {work} multiplications; the limit is {most}. Ask for fewer steps, smaller batches, a "
    "smaller network or a larger `record`":
        "这次训练需要 {work} 次乘法；上限是 {most}。请减少步数、缩小批次或网络，或加大 `record`",
    "this was not computed within {deadline_s} s; ask for something smaller":
        "没有在 {deadline_s} 秒内算完；请换一个更小的",
    "this was not trained within {deadline_s} s; ask for fewer steps or a smaller network, or train over the "
    "live connection":
        "没有在 {deadline_s} 秒内训练完；请减少步数或缩小网络，或通过实时连接训练",
    "too many messages wait for the training; listen to the answers first": "等待训练的消息太多；请先接收应答",
    "too many requests from this address; come again in {seconds} s": "这个地址的请求太多；请在 {seconds} 秒后再来",
    "the server is being restarted; come again in a moment": "服务器正在重启；请稍后再来",
    "too much is being trained just now": "现在训练任务太多",
    "trace needs a matrix, not shape {shape}": "trace 需要矩阵，不是形状 {shape}",
    "traces cannot be looked up just now; posting a source still works": "现在无法查找计算过程；仍然可以发送源",
    "transpose needs all {dimensions} axes in some order, not {axes}":
        "transpose 要写出全部 {dimensions} 个轴的次序，不是 {axes}",
    "true or false is wanted": "需要 true 或 false",
    "two nodes are called {node}; ids must differ": "有两个节点叫 {node}；id 不能重复",
    "what is blocked receives exactly 0": "被截断的地方恰好得到 0",
    "with shape {shape} the graph would have more than {most} elements in all":
        "加上形状 {shape}，图的元素总数会超过 {most} 个",
    "{branch} is not finite where {node} does not take it. The value is right and the gradient of {branch} is 0 "
    "there; but further back 0 times an infinite derivative is not a number. Choose a harmless operand first, "
    "with a where of its own, before the function that breaks":
        "在 {node} 没有选用 {branch} 的地方，{branch} 不是有限的数。值是对的，{branch} 在那里的梯度也是 0；"
        "但再往回传，0 乘以无穷大的微分得到 NaN。请在会出错的函数之前，先用另一个 "
        "where 换上无害的值",
    "{column} has shape {column_shape} and {row} has shape {row_shape}: {node} pairs every element with every "
    "other, {n} x {n} of them. To pair them one by one, bring both to shape ({n},): reshape({column}, ({n},))":
        "{column} 的形状是 {column_shape}，{row} 的形状是 {row_shape}：{node} 把每个元素与每个元素配对，"
        "共 {n} × {n} 个。要逐个配对，请把两者都变成形状 "
        "({n},)：reshape({column}, ({n},))",
    "{count} different words are too many to be coded (at most {most}); leave out":
        "{count} 个不同的词太多，无法编码（最多 {most} 个）；请去掉这一列",
    "{count} indices are too many for shape {shape}": "{count} 个下标对形状 {shape} 来说太多",
    "{count} samples in a layer {widest} wide are too many": "宽度为 {widest} 的层里，{count} 个样本太多",
    "{dataset} has {width} numbers a point; the network has {inputs} inputs":
        "{dataset} 的每个点有 {width} 个数；网络有 {inputs} 个输入",
    "{detail}": "{detail}",
    "{escape} is half of a character; leave it out, or write both halves": "{escape} 是半个字符；请去掉，或写全两半",
    "{left} and {right}": "{left} 和 {right}",
    "{letters} stands for {count} axes; the operand has shape {shape}":
        "{letters} 代表 {count} 个轴；操作数的形状是 {shape}",
    "{loss} is for classes; {dataset} has values": "{loss} 用于类别；{dataset} 给的是数值",
    "{message} in {column}": "{column}：{message}",
    "{name} must be an object": "{name} 必须是对象",
    "{name} must be true or false": "{name} 必须是 true 或 false",
    "{name} needs {wanted} outputs (or 1 without softmax); the network has {outputs}":
        "{name} 需要 {wanted} 个输出（不用 softmax 时也可以是 1 个）；网络有 {outputs} 个",
    "{name} needs {wanted} outputs; the network has {outputs}": "{name} 需要 {wanted} 个输出；网络有 {outputs} 个",
    "{node} has no value": "{node} 没有值",
    "{node} has shape {shape}, the value given has shape {other}":
        "{node} 的形状是 {shape}，而给出的值的形状是 {other}",
    "{node} has shape {shape}; every length must be a positive integer":
        "{node} 的形状是 {shape}；每个长度必须是正整数",
    "{node} is a leaf and can have no operands": "{node} 是叶节点，不能有操作数",
    "{node}: {message}": "{node}：{message}",
    "{op} has no derivative at this value of {names}; the rule: {kink}":
        "{op} 在 {names} 的这个值处没有微分；约定：{kink}",
    "{op} has no option {name}; it has: {known}": "{op} 没有选项 {name}；它有：{known}",
    "{op} needs a square matrix, of shape (n, n), not {shape}": "{op} 需要形状为 (n, n) 的方阵，不是 {shape}",
    "{op} needs images (h, w), (channels, h, w) or (samples, channels, h, w), not shape {shape}":
        "{op} 需要图像 (h, w)、(channels, h, w) 或 (samples, channels, h, w)，不是形状 {shape}",
    "{op} needs {wanted}, not shape {shape}": "{op} 需要{wanted}，不是形状 {shape}",
    "{op} takes 1 operand, not {count}": "{op} 需要 1 个操作数，不是 {count} 个",
    "{op} takes a finite number as {name}, not {value}": "{op} 的 {name} 是有限的数，不是 {value}",
    "{op} takes a padding of at most half the window, not {padding}":
        "{op} 的 padding 最多是窗口的一半，不是 {padding}",
    "{op} takes a small number as eps, not {eps}": "{op} 的 eps 是一个很小的数，不是 {eps}",
    "{op} takes a {what} of at least {least}, not {option}": "{op} 的 {what} 至少是 {least}，不是 {option}",
    "{op} takes at most {most} operands, not {count}": "{op} 最多有 {most} 个操作数，不是 {count} 个",
    "{op} takes one {what} or {axes}, not {option}": "{op} 的 {what} 是一个数或 {axes} 个数，不是 {option}",
    "{op} takes {fewest} operands, not {count}": "{op} 需要 {fewest} 个操作数，不是 {count} 个",
    "{op} takes {fewest} or more operands, not {count}": "{op} 需要至少 {fewest} 个操作数，不是 {count} 个",
    "{op}: a window of {kernel} is larger than {image}; a padding would make room":
        "{op}：窗口 {kernel} 比 {image} 大；加上 padding 就放得下",
    "{place} must be a finite number; got {found}": "{place} 必须是有限的数；得到的是 {found}",
    "{place} must be a whole number from 1 to {most}; got {found}":
        "{place} 必须是从 1 到 {most} 的整数；得到的是 {found}",
    "{place}: a layer may be {most} wide; got {found}": "{place}：一层最宽 {most}；得到的是 {found}",
    "{place}: {message}": "{place}：{message}",
    "{samples} samples in a layer {widest} wide; an array may have {most} elements":
        "宽度为 {widest} 的层里有 {samples} 个样本；一个数组最多 {most} 个元素",
    "{shown} is no JSON number; numbers are finite and fit a float64":
        "{shown} 不是 JSON 的数；数必须有限，且在 float64 的范围内",
    "{subscripts} names {named} operands; there are {found}": "{subscripts} 写了 {named} 个操作数；实际有 {found} 个",
    "{total} maps of {cells} x {cells} cells are too many numbers; ask for fewer cells":
        "{total} 张 {cells} × {cells} 格的图，数太多；请减少格数",
    "{wanted}; got {found}": "{wanted}；得到的是 {found}",
    "{width} fields are wanted as above; got {count}": "应与上面一样有 {width} 个字段；得到的是 {count} 个",
    "{word} in {count} of {size} elements": "{word}（{size} 个元素中的 {count} 个）",
    "a source of kind {kind} has no inputs to give values to; change its document instead":
        "{kind} 类的源没有可以给值的输入；请改它的文档",
    "this starts like a document, but is no JSON: {error}": "开头像是文档，但不是 JSON：{error}",
    "{path} is no text in UTF-8": "{path} 不是 UTF-8 文字",
    "x of shape (N, inputs) goes with targets of shape (N, outputs) or (N,); got {x} and {target}":
        "形状为 (N, inputs) 的 x 配形状为 (N, outputs) 或 (N,) 的标签；得到的是 {x} 和 {target}",
    "the view {view} shows networks, and this is none: take the view graph":
        "视图 {view} 显示网络，而这里不是网络：请用 graph 视图",
    "there is no sample {sample}; there are {count}":
        "没有样本 {sample}；共有 {count} 个",
    "{step} steps cannot be done; this view has {last}":
        "无法走完 {step} 步；这个视图共有 {last} 步",
    "this server cannot write such files": "这台服务器不能写这种文件",
    "the player has not been built here":
        "这里还没有构建播放器",
    "{pages} pages would be too many; at most {most} are made":
        "{pages} 页太多；最多 {most} 页",
    "this picture takes too long to draw":
        "画这幅图要太长时间",
    "this picture takes more memory than one may have":
        "这幅图需要的内存太多",
    "this view is painted, not drawn: take a video of it":
        "这个视图是绘成的像素，不是线条：请用它的视频",
    "this view is painted, not drawn: take PDF, PNG or a video of it":
        "这个视图是绘成的像素，不是线条：请用 PDF、PNG 或它的视频",
    "The source cannot be read": "源无法读",
    "A limit would be passed": "会超过上限",
    "The shapes do not fit": "形状不合",
    "This is no computational graph": "这不是计算图",
    "The source cannot be used": "源无法使用",
}  # fmt: skip
