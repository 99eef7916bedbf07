"""简体中文：每个运算是什么。"""

ABOUT = {
    "Sum of two values; hands the gradient to both.": "两个值之和；把梯度交给两者。",
    "Difference of two values.": "两个值之差。",
    "Product; each factor receives the gradient times the other.": "乘积；每个因子得到梯度乘以另一个因子。",
    "Quotient.": "商。",
    "Change of sign.": "变号。",
    "Power with a computed exponent.": "指数由计算得出的幂。",
    "Power with a literal exponent n.": "指数 n 直接写出的幂。",
    "Exponential; its own derivative.": "指数函数；导数就是它自己。",
    "Natural logarithm.": "自然对数。",
    "Square root.": "平方根。",
    "Square.": "平方。",
    "Absolute value.": "绝对值。",
    "Sine.": "正弦。",
    "Cosine.": "余弦。",
    "Tangent.": "正切。",
    "Hyperbolic sine.": "双曲正弦。",
    "Hyperbolic cosine.": "双曲余弦。",
    "Inverse sine.": "反正弦。",
    "Inverse cosine.": "反余弦。",
    "Inverse tangent.": "反正切。",
    "The greater of two values; only the winner receives the gradient.": "两个值中较大的；只有胜出者得到梯度。",
    "The lesser of two values; only the winner receives the gradient.": "两个值中较小的；只有胜出者得到梯度。",
    "Logarithm to the base 2.": "以 2 为底的对数。",
    "Logarithm to the base 10.": "以 10 为底的对数。",
    "Logarithm of the first to the base of the second.": "以第二个值为底，第一个值的对数。",
    "log(1 + x), exact where x is tiny.": "log(1 + x)，x 很小时也精确。",
    "exp(x) - 1, exact where x is tiny.": "exp(x) - 1，x 很小时也精确。",
    "Error function: the share of a normal distribution within x times the root of 2 deviations.":
        "误差函数：正态分布落在 ±√2 · x 个标准差以内的比例。",
    "Logarithm of the sigmoid, exact where the sigmoid itself is 0.": "sigmoid 的对数；sigmoid 本身下溢为 0 时也精确。",
    "1 where the first is greater than the second, 0 elsewhere.": "第一个大于第二个的地方为 1，其余为 0。",
    "1 where the first is at least the second, 0 elsewhere.": "第一个不小于第二个的地方为 1，其余为 0。",
    "1 where the first is less than the second, 0 elsewhere.": "第一个小于第二个的地方为 1，其余为 0。",
    "1 where the first is at most the second, 0 elsewhere.": "第一个不大于第二个的地方为 1，其余为 0。",
    "1 where the first equals the second, 0 elsewhere.": "两者相等的地方为 1，其余为 0。",
    "1 where the first differs from the second, 0 elsewhere.": "两者不等的地方为 1，其余为 0。",
    "The second where the first is true (not 0), the third elsewhere; only what is chosen has a gradient.":
        "第一个为真（不是 0）的地方取第二个，其余取第三个；只有被选中的得到梯度。",
    "x, but at least `min` and at most `max`; beyond them no gradient passes.":
        "x，但不小于 `min`，不大于 `max`；超出之处梯度不通过。",
    "1 for what is positive, -1 for what is negative, 0 for 0.": "正数为 1，负数为 -1，0 为 0。",
    "1 for what is positive, 0 elsewhere.": "正数为 1，其余为 0。",
    "The greatest whole number that is not above x.": "不大于 x 的最大整数。",
    "The least whole number that is not below x.": "不小于 x 的最小整数。",
    "The nearest whole number, of two the even one.": "最近的整数；两个一样近时取偶数。",
    "The value itself: the activation of a linear layer.": "值本身：线性层的激活函数。",
    "Logistic sigmoid 1 / (1 + exp(-x)).": "逻辑 sigmoid 函数 1 / (1 + exp(-x))。",
    "Hyperbolic tangent.": "双曲正切。",
    "max(x, 0): lets what is positive pass.": "max(x, 0)：让正数通过。",
    "x where positive, slope * x elsewhere.": "正数处为 x，其余为 slope * x。",
    "x where positive, alpha * (exp(x) - 1) elsewhere.": "正数处为 x，其余为 alpha * (exp(x) - 1)。",
    "x times the normal distribution function (exact, by erf, not the tanh approximation).":
        "x 乘以标准正态分布函数（用 erf 精确计算，不是 tanh 近似）。",
    "x times sigmoid(x), also called swish.": "x 乘以 sigmoid(x)，也叫 swish。",
    "log(1 + exp(x)), a smooth relu.": "log(1 + exp(x))，平滑的 relu。",
    "s x where positive, s a (exp(x) - 1) elsewhere, with s = 1.0507 and a = 1.67326, which keep a mean of 0 "
    "and a variance of 1.":
        "正数处为 s x，其余为 s a (exp(x) - 1)，其中 s = 1.0507，a = 1.67326，使平均值保持为 0、方差保持为 1。",
    "x times tanh(softplus(x)).": "x 乘以 tanh(softplus(x))。",
    "x, but at least min and at most max, which are -1 and 1.": "x，但不小于 min，不大于 max；二者原为 -1 和 1。",
    "x over 1 plus its magnitude: like tanh, but slower to reach its ends.":
        "x 除以 1 加上它的绝对值：像 tanh，但更慢地趋近两端。",
    "Sum of elements; every one receives the whole gradient.": "元素之和；每个元素都得到全部梯度。",
    "Mean of elements.": "元素的平均值。",
    "Product of elements; the gradient is right where some are zero.": "元素的乘积；有的元素为零时梯度也正确。",
    "Population variance: the mean squared distance from the mean (divided by the count, not one less).":
        "总体方差：与平均值之差的平方的平均（除以个数，不是个数减一）。",
    "Standard deviation of the population: the root of the variance (divided by the count, not one less).":
        "总体标准差：方差的平方根（除以个数，不是个数减一）。",
    "Greatest element.": "最大的元素。",
    "Least element.": "最小的元素。",
    "Logarithm of the sum of exponentials, without overflow; its gradient is softmax.":
        "指数之和的对数，不会上溢；梯度是 softmax。",
    "Euclidean length.": "欧几里得长度。",
    "Exponentials that add up to one along `axis`.": "沿 `axis` 加起来等于 1 的指数值。",
    "Logarithm of softmax, without underflow.": "softmax 的对数，不会下溢。",
    "-sum(target * log_softmax(logits)) along the last axis, from logits, without overflow; the target is a "
    "share a class or the number of the class, from 0.":
        "沿最后一个轴的 -sum(target * log_softmax(logits))，由 logits 算出，不会上溢；"
        "标签是每个类别的份额，或从 0 数起的类别编号。",
    "Mean squared error.": "均方误差。",
    "Mean absolute error.": "平均绝对误差。",
    "Half the squared error where it is at most delta, growing as the absolute error beyond; the mean.":
        "误差不超过 delta 时取平方误差的一半，超过时像绝对误差那样增长；取平均。",
    "max(0, 1 - score * target), the target being 1 or -1; the mean.":
        "max(0, 1 - score * target)，标签为 1 或 -1；取平均。",
    "Binary cross-entropy of probabilities: -t log p - (1 - t) log(1 - p); the mean.":
        "由概率算出的二元交叉熵：-t log p - (1 - t) log(1 - p)；取平均。",
    "Binary cross-entropy from logits: softplus(z) - t z, without overflow; the mean.":
        "由 logits 算出的二元交叉熵：softplus(z) - t z，不会上溢；取平均。",
    "Matrix product, as numpy's @: vectors, matrices, stacks of matrices.":
        "矩阵乘积，与 numpy 的 @ 相同：向量、矩阵、成叠的矩阵。",
    "Scalar product of two vectors; of matrices the matrix product.": "两个向量的内积；对矩阵则是矩阵乘积。",
    "A dense layer: z = W a + b for one sample (in,) or many (N, in); rows of W are neurons.":
        "全连接层：z = W a + b，一个样本是 (in,)，多个是 (N, in)；W 的每一行是一个神经元。",
    "Determinant of a square matrix; the gradient is its cofactors.": "方阵的行列式；梯度是它的代数余子式。",
    "Inverse of a square matrix; not a number where there is none.": "方阵的逆；不存在时为 NaN。",
    "x with A x = b, a vector or the columns of a matrix; not a number where A is singular.":
        "满足 A x = b 的 x，b 是向量或矩阵的各列；A 奇异时为 NaN。",
    "Sum of the diagonal of a matrix.": "矩阵对角线之和。",
    "The diagonal of a matrix, or the matrix with a vector on its diagonal.":
        "矩阵的对角线，或以某个向量为对角线的矩阵。",
    "All products of an element of the one vector with an element of the other.":
        "一个向量的每个元素与另一个向量的每个元素的乘积。",
    "Sum of products, the axes named by letters: what the result does not name is summed over.":
        "乘积之和，轴用字母命名：结果中没有写出的轴被求和。",
    "Running sums along `axis`; without one over all elements, row by row.":
        "沿 `axis` 的累积和；不给轴时逐行遍历所有元素。",
    "x less its mean, over its standard deviation, along the last axis.": "沿最后一个轴，x 减去平均值，再除以标准差。",
    "Every feature (axis 1) less its mean over the batch, over its standard deviation there.":
        "每个特征（轴 1）减去它在这一批中的平均值，再除以它在这一批中的标准差。",
    "What a mask of ones and zeros lets pass, made up for by 1 / (1 - p), where p is the share it drops.":
        "由 1 和 0 组成的掩码所放行的部分，再乘 1 / (1 - p) 补足，p 是丢弃的比例。",
    "1 at the label, 0 elsewhere, along a new last axis; a label has no gradient.":
        "沿新的最后一个轴，标签处为 1，其余为 0；标签没有梯度。",
    "The elements (rows, by default) that a list of whole numbers names; one may be named several times.":
        "一列整数所指的元素（默认是行）；同一个可以指多次。",
    "The row of a table for every label; a label has no gradient.": "每个标签在表中对应的行；标签没有梯度。",
    "The value itself, taken for a constant: it hands back 0, whatever arrives.":
        "值本身，但当作常数：无论收到什么，都传回 0。",
    "A rim of `value` around an array: `pad_width` everywhere, (before, after), or such a pair an axis.":
        "在数组四周补一圈 `value`：各处宽 `pad_width`，或（前，后），或每个轴一对。",
    "A kernel slides along a row: (n) with (k), or (channels, n) with (out, channels, k); samples first.":
        "卷积核沿一行滑动：(n) 与 (k)，或 (channels, n) 与 (out, channels, k)；样本在最前。",
    "A kernel slides over an image: (h, w) with (kh, kw), or (channels, h, w) with (out, channels, kh, kw), "
    "with samples first.":
        "卷积核在图像上滑动：(h, w) 与 (kh, kw)，或 (channels, h, w) 与 (out, channels, kh, kw)，样本在最前。",
    "The greatest element of every window.": "每个窗口中最大的元素。",
    "The mean of every window; a rim counts as zeros.": "每个窗口的平均值；补的边算作零。",
    "Axes in reverse, or in the order `axes`.": "轴的次序颠倒，或按 `axes` 的次序。",
    "The same elements, row by row, in another shape; one length may be -1.":
        "同样的元素，逐行排成另一个形状；其中一个长度可以是 -1。",
    "Arrays one after the other along `axis`.": "沿 `axis` 把数组首尾相接。",
    "Arrays of one shape side by side along a new `axis`.": "沿新的 `axis` 把形状相同的数组并排放在一起。",
    "A part chosen by constants: an integer an axis, or a slice [start, stop, step].":
        "由常数选出的一部分：每个轴一个整数，或切片 [start, stop, step]。",
}  # fmt: skip
