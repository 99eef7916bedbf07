"""繁體中文：每個運算是什麼。"""

ABOUT = {
    "Sum of two values; hands the gradient to both.": "兩個值之和；把梯度交給兩者。",
    "Difference of two values.": "兩個值之差。",
    "Product; each factor receives the gradient times the other.": "乘積；每個因子得到梯度乘以另一個因子。",
    "Quotient.": "商。",
    "Change of sign.": "變號。",
    "Power with a computed exponent.": "指數由計算得出的冪。",
    "Power with a literal exponent n.": "指數 n 直接寫出的冪。",
    "Exponential; its own derivative.": "指數函數；導數就是它自己。",
    "Natural logarithm.": "自然對數。",
    "Square root.": "平方根。",
    "Square.": "平方。",
    "Absolute value.": "絕對值。",
    "Sine.": "正弦。",
    "Cosine.": "餘弦。",
    "Tangent.": "正切。",
    "Hyperbolic sine.": "雙曲正弦。",
    "Hyperbolic cosine.": "雙曲餘弦。",
    "Inverse sine.": "反正弦。",
    "Inverse cosine.": "反餘弦。",
    "Inverse tangent.": "反正切。",
    "The greater of two values; only the winner receives the gradient.": "兩個值中較大的；只有勝出者得到梯度。",
    "The lesser of two values; only the winner receives the gradient.": "兩個值中較小的；只有勝出者得到梯度。",
    "Logarithm to the base 2.": "以 2 為底的對數。",
    "Logarithm to the base 10.": "以 10 為底的對數。",
    "Logarithm of the first to the base of the second.": "以第二個值為底，第一個值的對數。",
    "log(1 + x), exact where x is tiny.": "log(1 + x)，x 很小時也精確。",
    "exp(x) - 1, exact where x is tiny.": "exp(x) - 1，x 很小時也精確。",
    "Error function: the share of a normal distribution within x times the root of 2 deviations.":
        "誤差函數：常態分布落在 ±√2 · x 個標準差以內的比例。",
    "Logarithm of the sigmoid, exact where the sigmoid itself is 0.": "sigmoid 的對數；sigmoid 本身下溢為 0 時也精確。",
    "1 where the first is greater than the second, 0 elsewhere.": "第一個大於第二個的地方為 1，其餘為 0。",
    "1 where the first is at least the second, 0 elsewhere.": "第一個不小於第二個的地方為 1，其餘為 0。",
    "1 where the first is less than the second, 0 elsewhere.": "第一個小於第二個的地方為 1，其餘為 0。",
    "1 where the first is at most the second, 0 elsewhere.": "第一個不大於第二個的地方為 1，其餘為 0。",
    "1 where the first equals the second, 0 elsewhere.": "兩者相等的地方為 1，其餘為 0。",
    "1 where the first differs from the second, 0 elsewhere.": "兩者不等的地方為 1，其餘為 0。",
    "The second where the first is true (not 0), the third elsewhere; only what is chosen has a gradient.":
        "第一個為真（不是 0）的地方取第二個，其餘取第三個；只有被選中的得到梯度。",
    "x, but at least `min` and at most `max`; beyond them no gradient passes.":
        "x，但不小於 `min`，不大於 `max`；超出之處梯度不通過。",
    "1 for what is positive, -1 for what is negative, 0 for 0.": "正數為 1，負數為 -1，0 為 0。",
    "1 for what is positive, 0 elsewhere.": "正數為 1，其餘為 0。",
    "The greatest whole number that is not above x.": "不大於 x 的最大整數。",
    "The least whole number that is not below x.": "不小於 x 的最小整數。",
    "The nearest whole number, of two the even one.": "最近的整數；兩個一樣近時取偶數。",
    "The value itself: the activation of a linear layer.": "值本身：線性層的激活函數。",
    "Logistic sigmoid 1 / (1 + exp(-x)).": "邏輯 sigmoid 函數 1 / (1 + exp(-x))。",
    "Hyperbolic tangent.": "雙曲正切。",
    "max(x, 0): lets what is positive pass.": "max(x, 0)：讓正數通過。",
    "x where positive, slope * x elsewhere.": "正數處為 x，其餘為 slope * x。",
    "x where positive, alpha * (exp(x) - 1) elsewhere.": "正數處為 x，其餘為 alpha * (exp(x) - 1)。",
    "x times the normal distribution function (exact, by erf, not the tanh approximation).":
        "x 乘以標準常態分布函數（用 erf 精確計算，不是 tanh 近似）。",
    "x times sigmoid(x), also called swish.": "x 乘以 sigmoid(x)，也叫 swish。",
    "log(1 + exp(x)), a smooth relu.": "log(1 + exp(x))，平滑的 relu。",
    "s x where positive, s a (exp(x) - 1) elsewhere, with s = 1.0507 and a = 1.67326, which keep a mean of 0 "
    "and a variance of 1.":
        "正數處為 s x，其餘為 s a (exp(x) - 1)，其中 s = 1.0507，a = 1.67326，使平均值保持為 0、變異數保持為 1。",
    "x times tanh(softplus(x)).": "x 乘以 tanh(softplus(x))。",
    "x, but at least min and at most max, which are -1 and 1.": "x，但不小於 min，不大於 max；二者原為 -1 和 1。",
    "x over 1 plus its magnitude: like tanh, but slower to reach its ends.":
        "x 除以 1 加上它的絕對值：像 tanh，但更慢地趨近兩端。",
    "Sum of elements; every one receives the whole gradient.": "元素之和；每個元素都得到全部梯度。",
    "Mean of elements.": "元素的平均值。",
    "Product of elements; the gradient is right where some are zero.": "元素的乘積；有的元素為零時梯度也正確。",
    "Population variance: the mean squared distance from the mean (divided by the count, not one less).":
        "母體變異數：與平均值之差的平方的平均（除以個數，不是個數減一）。",
    "Standard deviation of the population: the root of the variance (divided by the count, not one less).":
        "母體標準差：變異數的平方根（除以個數，不是個數減一）。",
    "Greatest element.": "最大的元素。",
    "Least element.": "最小的元素。",
    "Logarithm of the sum of exponentials, without overflow; its gradient is softmax.":
        "指數之和的對數，不會溢位；梯度是 softmax。",
    "Euclidean length.": "歐幾里得長度。",
    "Exponentials that add up to one along `axis`.": "沿 `axis` 加起來等於 1 的指數值。",
    "Logarithm of softmax, without underflow.": "softmax 的對數，不會下溢。",
    "-sum(target * log_softmax(logits)) along the last axis, from logits, without overflow; the target is a "
    "share a class or the number of the class, from 0.":
        "沿最後一個軸的 -sum(target * log_softmax(logits))，由 logits 算出，不會溢位；"
        "標籤是每個類別的份額，或從 0 數起的類別編號。",
    "Mean squared error.": "均方誤差。",
    "Mean absolute error.": "平均絕對誤差。",
    "Half the squared error where it is at most delta, growing as the absolute error beyond; the mean.":
        "誤差不超過 delta 時取平方誤差的一半，超過時像絕對誤差那樣增長；取平均。",
    "max(0, 1 - score * target), the target being 1 or -1; the mean.":
        "max(0, 1 - score * target)，標籤為 1 或 -1；取平均。",
    "Binary cross-entropy of probabilities: -t log p - (1 - t) log(1 - p); the mean.":
        "由機率算出的二元交叉熵：-t log p - (1 - t) log(1 - p)；取平均。",
    "Binary cross-entropy from logits: softplus(z) - t z, without overflow; the mean.":
        "由 logits 算出的二元交叉熵：softplus(z) - t z，不會溢位；取平均。",
    "Matrix product, as numpy's @: vectors, matrices, stacks of matrices.":
        "矩陣乘積，與 numpy 的 @ 相同：向量、矩陣、成疊的矩陣。",
    "Scalar product of two vectors; of matrices the matrix product.": "兩個向量的內積；對矩陣則是矩陣乘積。",
    "A dense layer: z = W a + b for one sample (in,) or many (N, in); rows of W are neurons.":
        "全連接層：z = W a + b，一個樣本是 (in,)，多個是 (N, in)；W 的每一列（row）是一個神經元。",
    "Determinant of a square matrix; the gradient is its cofactors.": "方陣的行列式；梯度是它的餘因子。",
    "Inverse of a square matrix; not a number where there is none.": "方陣的反矩陣；不存在時為 NaN。",
    "x with A x = b, a vector or the columns of a matrix; not a number where A is singular.":
        "滿足 A x = b 的 x，b 是向量或矩陣的各行（column）；A 奇異時為 NaN。",
    "Sum of the diagonal of a matrix.": "矩陣對角線之和。",
    "The diagonal of a matrix, or the matrix with a vector on its diagonal.":
        "矩陣的對角線，或以某個向量為對角線的矩陣。",
    "All products of an element of the one vector with an element of the other.":
        "一個向量的每個元素與另一個向量的每個元素的乘積。",
    "Sum of products, the axes named by letters: what the result does not name is summed over.":
        "乘積之和，軸用字母命名：結果中沒有寫出的軸被求和。",
    "Running sums along `axis`; without one over all elements, row by row.":
        "沿 `axis` 的累積和；不給軸時逐列（row）走過所有元素。",
    "x less its mean, over its standard deviation, along the last axis.": "沿最後一個軸，x 減去平均值，再除以標準差。",
    "Every feature (axis 1) less its mean over the batch, over its standard deviation there.":
        "每個特徵（軸 1）減去它在這一批次中的平均值，再除以它在這一批次中的標準差。",
    "What a mask of ones and zeros lets pass, made up for by 1 / (1 - p), where p is the share it drops.":
        "由 1 和 0 組成的遮罩所放行的部分，再乘 1 / (1 - p) 補足，p 是丟棄的比例。",
    "1 at the label, 0 elsewhere, along a new last axis; a label has no gradient.":
        "沿新的最後一個軸，標籤處為 1，其餘為 0；標籤沒有梯度。",
    "The elements (rows, by default) that a list of whole numbers names; one may be named several times.":
        "一串整數所指的元素（預設是列，row）；同一個可以指多次。",
    "The row of a table for every label; a label has no gradient.": "每個標籤在表中對應的列（row）；標籤沒有梯度。",
    "The value itself, taken for a constant: it hands back 0, whatever arrives.":
        "值本身，但當作常數：無論收到什麼，都傳回 0。",
    "A rim of `value` around an array: `pad_width` everywhere, (before, after), or such a pair an axis.":
        "在陣列四周補一圈 `value`：各處寬 `pad_width`，或（前，後），或每個軸一對。",
    "A kernel slides along a row: (n) with (k), or (channels, n) with (out, channels, k); samples first.":
        "卷積核沿一列（row）滑動：(n) 與 (k)，或 (channels, n) 與 (out, channels, k)；樣本在最前。",
    "A kernel slides over an image: (h, w) with (kh, kw), or (channels, h, w) with (out, channels, kh, kw), "
    "with samples first.":
        "卷積核在影像上滑動：(h, w) 與 (kh, kw)，或 (channels, h, w) 與 (out, channels, kh, kw)，樣本在最前。",
    "The greatest element of every window.": "每個視窗中最大的元素。",
    "The mean of every window; a rim counts as zeros.": "每個視窗的平均值；補的邊算作零。",
    "Axes in reverse, or in the order `axes`.": "軸的次序顛倒，或按 `axes` 的次序。",
    "The same elements, row by row, in another shape; one length may be -1.":
        "同樣的元素，逐列（row）排成另一個形狀；其中一個長度可以是 -1。",
    "Arrays one after the other along `axis`.": "沿 `axis` 把陣列首尾相接。",
    "Arrays of one shape side by side along a new `axis`.": "沿新的 `axis` 把形狀相同的陣列並排放在一起。",
    "A part chosen by constants: an integer an axis, or a slice [start, stop, step].":
        "由常數選出的一部分：每個軸一個整數，或切片 [start, stop, step]。",
}  # fmt: skip
