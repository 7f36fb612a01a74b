// SPDX-License-Identifier: Apache-2.0
#define WEFT_KERNELS kernels_avx512
#define WEFT_KERNELS_NAME "avx512"
#include "extractor/neural/kernels_body.h"
